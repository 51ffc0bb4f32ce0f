import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type ExpressionField, expressionFields } from '../../../../shared/checks/expressionFields'
import { useTopology } from '../../boardContext'
import { type Coded, NO_SOURCE, type SampleSource, sampleSource } from './sampleSource'

/** What the code fields of one element have in common. */
type Scope = {
  /** Those that have an effect as the element is set. */
  readonly expressions: readonly ExpressionField[]
  readonly source: SampleSource
}

const NOTHING: Scope = { expressions: [], source: NO_SOURCE }
const ScopeContext = createContext(NOTHING)

export const useCodeScope = (): Scope => useContext(ScopeContext)

/** Around the fields of an element: what their code sees, and the messages it can be tried on. */
export function CodeScope({ element, children }: { readonly element: Coded; readonly children: ReactNode }) {
  const topology = useTopology()
  const scope = useMemo(
    () => ({ expressions: expressionsOf(element), source: sampleSource(element, topology) }),
    [element, topology],
  )
  return <ScopeContext value={scope}>{children}</ScopeContext>
}

function expressionsOf(element: Coded): readonly ExpressionField[] {
  if ('language' in element) return expressionFields.service(element)
  return 'from' in element ? expressionFields.connection(element) : expressionFields.store(element)
}
