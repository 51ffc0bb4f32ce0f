import { createStore } from 'zustand/vanilla'
import { MOST_FIELD } from '../../../shared/protocol/personLimits'
import type { Presence } from '../../../shared/protocol/presence'
import type { Wire } from '../../wire'
import type { BoardSession } from '../port'
import type { Workspace, WorkspaceStore } from '../workspace'
import { NOBODY, othersOf, type Seen, whereaboutsOf, withNews } from './othersSeen'
import type { Others, Together } from './port'
import type { ProfileStore } from './profile'
import { createTeller } from './teller'
import { namingField } from './typing'

type Parts = {
  readonly wire: Wire
  readonly session: BoardSession
  readonly workspace: WorkspaceStore
  readonly profile: ProfileStore
  /** Tells when this person begins to do nothing, and when they are back; returns the stop. */
  readonly watchActivity: (onChange: (idle: boolean) => void) => () => void
}

/** Shows this person to the others on the board, and the others to this person, until it is closed. */
export function createTogether({ wire, session, workspace, profile, watchActivity }: Parts): Together {
  const { boardId } = session
  const others = createStore<Others>()(() => NOBODY)
  const moved = new Set<() => void>()
  let seen: Seen = new Map()
  let you = ''
  let mine: Pick<Presence, 'idle' | 'pointer' | 'view' | 'field'> = {
    idle: false,
    pointer: null,
    view: null,
    field: null,
  }

  const take = (now: Seen, total: number) => {
    seen = now
    const before = others.getState()
    const next = othersOf(seen, before, { you, total })
    if (next !== before) others.setState(next)
    // Whoever came has to be told what was shown to nobody so far.
    if (isCompany(next) && !isCompany(before)) teller.want()
    for (const tell of moved) tell()
  }
  const teller = createTeller(async () => {
    if (!isJoined(session)) return false
    const { name, color } = profile.getState()
    const looked = lookedAt(workspace.getState(), session)
    const me = { ...mine, ...looked, field: (mine.field ?? looked.field)?.slice(0, MOST_FIELD) ?? null, name, color }
    const answer = await wire.ask('presence:tell', { boardId, me })
    if (!answer.ok) return false
    you = answer.value.you
    if (answer.value.people) take(new Map(answer.value.people.map((one) => [one.id, one])), answer.value.total)
    return true
  })
  const changed = () => {
    if (isCompany(others.getState())) teller.want()
  }
  const change = (part: Partial<typeof mine>) => {
    mine = { ...mine, ...part }
    changed()
  }
  const stops = [
    wire.on('presence:changed', (news) => {
      if (news.boardId === boardId && you !== '') take(withNews(seen, news.changed, news.gone), news.total)
    }),
    session.state.subscribe((now, before) => {
      if (now.saving === 'offline' && before.saving !== 'offline') take(new Map(), 1)
      if (isSynchronised(now.saving) && !isSynchronised(before.saving)) teller.want()
    }),
    workspace.subscribe((now, before) => {
      if (SHOWN.some((part) => now[part] !== before[part])) changed()
    }),
    profile.subscribe(teller.want),
    watchActivity((idle) => change({ idle })),
    teller.close,
  ]
  teller.want()
  return {
    profile,
    others,
    whereabouts: (id) => whereaboutsOf(seen.get(id)),
    onMoved: (listener) => {
      moved.add(listener)
      return () => void moved.delete(listener)
    },
    show: change,
    follow: (id) => {
      if (id !== others.getState().following) others.setState({ following: id })
    },
    close: () => {
      for (const stop of stops) stop()
      moved.clear()
    },
  }
}

const isCompany = ({ people, unseen }: Others) => people.size + unseen > 0

const isSynchronised = (saving: ReturnType<BoardSession['state']['getState']>['saving']) =>
  saving !== 'loading' && saving !== 'offline'
const isJoined = (session: BoardSession) => isSynchronised(session.state.getState().saving)

const MOST_SELECTED = 20
const SHOWN = ['selection', 'drawer', 'renaming'] as const satisfies readonly (keyof Workspace)[]

function lookedAt({ selection, drawer, renaming }: Workspace, { state }: BoardSession) {
  return {
    selection: [...selection].slice(0, MOST_SELECTED),
    tab: drawer.open ? drawer.tab : null,
    field: renaming === null ? null : namingField(state.getState().topology, renaming),
  }
}
