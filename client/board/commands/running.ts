import type { Outcome } from '../../../shared/problem'
import type { ServiceRun } from '../../../shared/protocol/live'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import { LIMITS } from '../../../shared/topology/limits'
import type { Fault, Service } from '../../../shared/topology/model'
import { type Command, type CommandContext, type Running, selectionOf, topologyOf } from './command'

/** Messages of one burst: enough to be seen as a heap, gone within seconds. */
const BURST = 100

type RunWords = Pick<Command, 'id' | 'label' | 'shortcuts' | 'needs'>

type RunCommand = RunWords & {
  /** Ids of what it is about; there must be some. */
  about(context: CommandContext): readonly string[]
  ask(running: Running, boardId: string, ids: readonly string[]): Promise<readonly Outcome<unknown>[]>
}

/** Something only the server can do; a refusal is said in its own words. */
const runs = ({ about, ask, ...rest }: RunCommand): Command => ({
  group: 'Run',
  keys: 'canvas',
  enabled: (context) => context.running !== undefined && about(context).length > 0,
  run: (context) => {
    const { running, session } = context
    if (running) void ask(running, session.boardId, about(context)).then((outcomes) => tellRefusal(context, outcomes))
  },
  ...rest,
})

const saidByItself = () => []

function tellRefusal({ notify }: CommandContext, outcomes: readonly Outcome<unknown>[]) {
  const refusal = outcomes.find((outcome) => !outcome.ok)
  if (refusal && !refusal.ok)
    notify?.([refusal.problem.sentence, refusal.problem.next].filter((part) => part !== undefined).join(' '))
}

export const startSelected = runs({
  id: 'start',
  label: 'Start',
  shortcuts: ['R'],
  needs: 'Select a service that does not run.',
  about: (context) => selectedWhere(context, canStart),
  ask: ({ start }, _, ids) => start(ids).then(saidByItself),
})

export const stopSelected = runs({
  id: 'stop',
  label: 'Stop: says goodbye',
  shortcuts: ['S'],
  needs: 'Select a service that runs.',
  about: (context) => selectedWhere(context, canStop),
  ask: async ({ ask }, boardId, ids) => [await ask('run:stop', { boardId, serviceIds: [...ids] })],
})

export const crashSelected = runs({
  id: 'crash',
  label: 'Crash: no goodbye',
  shortcuts: ['X'],
  needs: 'Select a service that runs.',
  about: (context) => selectedWhere(context, canCrash),
  ask: ({ ask }, boardId, ids) => Promise.all(ids.map((serviceId) => ask('run:crash', { boardId, serviceId }))),
})

/** One instance alone; the others take its partitions over when the broker has noticed. */
export function crashInstance(context: CommandContext, serviceId: string, instance: number) {
  const { running, session } = context
  void running
    ?.ask('run:crash', { boardId: session.boardId, serviceId, instance })
    .then((outcome) => tellRefusal(context, [outcome]))
}

/** What goes wrong on the board, one after the other as drawn, until the whole board is stopped. */
export async function plantFaults(context: CommandContext, faults: readonly Fault[]) {
  const { running, session } = context
  for (const { fault } of faults) {
    const outcome = await running?.ask('fault:plant', { boardId: session.boardId, fault })
    if (outcome && !outcome.ok) return tellRefusal(context, [outcome])
  }
}

const produces = (count: number, rest: RunWords) =>
  runs({
    ...rest,
    about: clockedConnections,
    ask: ({ ask }, boardId, ids) =>
      Promise.all(ids.map((connectionId) => ask('run:burst', { boardId, connectionId, count }))),
  })

const CLOCKED = 'Select a service that produces on a clock.'

export const produceOne = produces(1, {
  id: 'produce-one',
  label: 'Produce one message',
  shortcuts: ['M'],
  needs: CLOCKED,
})
export const produceBurst = produces(BURST, {
  id: 'produce-burst',
  label: `Produce a burst of ${BURST}`,
  shortcuts: ['Shift+M'],
  needs: CLOCKED,
})

export const startAll: Command = {
  ...runs({
    id: 'start-all',
    label: 'Run all services',
    shortcuts: ['Shift+R'],
    needs: 'No service here waits to be started.',
    about: (context) => everyWhere(context, canStart),
    ask: ({ start }) => start().then(saidByItself),
  }),
  keys: 'page',
}

export const stopAll: Command = {
  ...runs({
    id: 'stop-all',
    label: 'Stop all services',
    shortcuts: [],
    needs: 'Nothing runs here.',
    about: (context) => everyWhere(context, canStop),
    ask: async ({ ask }, boardId) => [await ask('run:stop', { boardId })],
  }),
  keys: 'page',
}

/** How many instances there are is part of the drawing: an edit like any other, and undone like any other. */
const scales = (by: 1 | -1, rest: RunWords): Command => ({
  group: 'Run',
  keys: 'canvas',
  enabled: (context) => selectedServices(context).some((service) => scaled(service, by) !== instancesOf(service)),
  run: (context) =>
    context.session.edit((edit) => {
      for (const service of selectedServices(context)) edit.putService({ ...service, instances: scaled(service, by) })
    }),
  ...rest,
})

export const scaleUp = scales(1, {
  id: 'scale-up',
  label: 'One instance more',
  shortcuts: ['Alt+ArrowUp'],
  needs: 'Select a service that can have more.',
})
export const scaleDown = scales(-1, {
  id: 'scale-down',
  label: 'One instance less',
  shortcuts: ['Alt+ArrowDown'],
  needs: 'Select a service that has several.',
})

export const instancesOf = (service: Service): number => behaviourOf.service(service).instances
const scaled = (service: Service, by: number) => Math.min(Math.max(instancesOf(service) + by, 1), LIMITS.instances)

const selectedServices = (context: CommandContext): readonly Service[] =>
  [...selectionOf(context)].flatMap((id) => topologyOf(context).services.get(id) ?? [])

type Can = (run: ServiceRun | undefined) => boolean

const selectedWhere = (context: CommandContext, can: Can) => idsWhere(context, selectedServices(context), can)
const everyWhere = (context: CommandContext, can: Can) =>
  idsWhere(context, [...topologyOf(context).services.values()], can)

function idsWhere({ running }: CommandContext, services: readonly Service[], can: Can): readonly string[] {
  const known = running?.runs()
  return services.map(({ id }) => id).filter((id) => can(known?.get(id)))
}

const UP: readonly ServiceRun['state'][] = ['starting', 'running']
const isUp = (run: ServiceRun | undefined) => run !== undefined && UP.includes(run.state)

/** Also where one instance is down while the others run: it comes back. */
const canStart: Can = (run) =>
  run?.state !== 'stopping' && (!isUp(run) || run?.instances?.some(({ state }) => state === 'crashed') === true)
const canStop: Can = (run) => isUp(run) || run?.state === 'paused'
const canCrash: Can = (run) => run?.state === 'running'

/** Connections over which the selected services produce by themselves, and so can be asked to produce now. */
function clockedConnections(context: CommandContext): readonly string[] {
  const { connections } = topologyOf(context)
  const services = new Set(selectedServices(context).map(({ id }) => id))
  return [...connections.values()].flatMap((connection) =>
    connection.kind === 'produces' && connection.when === 'rate' && services.has(connection.from)
      ? [connection.id]
      : [],
  )
}
