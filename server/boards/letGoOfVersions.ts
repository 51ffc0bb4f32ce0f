import { done, type Outcome } from '../../shared/problem'
import type { LongWork } from './longWork'
import { type Database, inTransaction } from './openDatabase'
import { untilClosed } from './untilClosed'
import type { VersionRows } from './versionRows'

/** Each is compared with the version before it: what else is outdated goes when the next version comes. */
const MOST_RETOLD = 2

type Store = { readonly database: Database; readonly rows: VersionRows; readonly work: LongWork }

/** Whatever came right after versions that go is compared with the one before them from now on. */
export async function letGoOfVersions(
  { database, rows, work }: Store,
  boardId: string,
  gone: ReadonlySet<number>,
): Promise<Outcome<null>> {
  if (gone.size === 0) return done(null)
  const { going, retold } = partFrom(rows.sizes(boardId).reverse(), gone)
  const words = new Map<number, string | null>()
  for (const { version, before } of retold) {
    const earlier = before === undefined ? undefined : rows.bytes(boardId, before)
    const one = rows.bytes(boardId, version)
    if (!one) continue
    const told = await untilClosed(database, work.retold(earlier, one))
    if (!told.ok) return told
    words.set(version, told.value)
  }
  return inTransaction(database, () => {
    for (const [version, changes] of words) if (changes !== null) rows.retell(version, changes)
    for (const version of going) rows.delete(version)
    return null
  })
}

type Parting = {
  readonly going: readonly number[]
  readonly retold: readonly { readonly version: number; readonly before: number | undefined }[]
}

/** Of all versions, oldest first: which go now, and which of those that stay come after others than they did. The oldest go first. */
function partFrom(oldestFirst: readonly { readonly version: number }[], gone: ReadonlySet<number>): Parting {
  const going: number[] = []
  const retold: Parting['retold'][number][] = []
  let before: number | undefined
  let isAfterGone = false
  for (const { version } of oldestFirst) {
    if (gone.has(version)) {
      if (retold.length === MOST_RETOLD) break
      going.push(version)
    } else {
      if (isAfterGone) retold.push({ version, before })
      before = version
    }
    isAfterGone = gone.has(version)
  }
  return { going, retold }
}
