import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { BoardProblem, check as checkBoard } from '../../../shared/checks/check'
import type { ClusterPlan } from '../../../shared/plan/model'
import type { Topology } from '../../../shared/topology/model'
import { useBoard, useBoardState } from '../boardContext'

/** What the checks say about the board as it is drawn now; nothing until they are there. */
export function useProblems(): readonly BoardProblem[] {
  const check = useChecks()
  const topology = useSettled(useBoardState((state) => state.topology))
  const prefix = useBoardState((state) => state.prefix)
  const { server, planner } = useBoard()
  const plan = useStore(planner.state, (state) => state.plan)
  const brokers = useStore(server.kafka, ({ status }) =>
    status?.state === 'ready' ? status.brokers.length : undefined,
  )
  return useMemo(
    () => (check ? checkedOnce(check, topology, surroundingsOf({ prefix, brokers, plan })) : []),
    [check, topology, prefix, brokers, plan],
  )
}

type Check = typeof checkBoard
type Surroundings = Parameters<Check>[1]
type Known = {
  readonly prefix: string
  readonly brokers: number | undefined
  readonly plan: ClusterPlan | null
}

const surroundingsOf = ({ prefix, brokers, plan }: Known): Surroundings => ({
  prefix,
  ...(brokers !== undefined && { brokers }),
  ...(plan && { foreign: plan.foreign.map(({ topicId }) => topicId) }),
})

const answers = new WeakMap<Topology, { readonly about: string; readonly problems: readonly BoardProblem[] }>()

/** Several parts of the page ask the same at the same time. */
function checkedOnce(check: Check, topology: Topology, surroundings: Surroundings): readonly BoardProblem[] {
  const about = JSON.stringify(surroundings)
  const known = answers.get(topology)
  if (known?.about === about) return known.problems
  const problems = check(topology, surroundings)
  answers.set(topology, { about, problems })
  return problems
}

/** Elements up to which a board is checked with every change, in a few milliseconds. */
const AT_ONCE = 1_500
const QUIET_MS = 500

/** A large board is checked when the hands rest: never between a key and its letter. */
function useSettled(topology: Topology): Topology {
  const [settled, settle] = useState(topology)
  const { services, topics, stores, connections } = topology
  const isLarge = services.size + topics.size + stores.size + connections.size > AT_ONCE
  useEffect(() => {
    const timer = setTimeout(settle, isLarge ? QUIET_MS : 0, topology)
    return () => clearTimeout(timer)
  }, [topology, isLarge])
  return isLarge ? settled : topology
}

/** The checks understand expressions and schemas, which is too much code to wait for before a board is shown. */
function useChecks(): typeof checkBoard | undefined {
  const [check, setCheck] = useState<typeof checkBoard>()
  useEffect(() => {
    void import('../../../shared/checks/check').then((checks) => setCheck(() => checks.check))
  }, [])
  return check
}
