import type { BoardProblem } from '../../../shared/checks/check'
import { plural } from '../../ui/figures'
import { useBoard, useTopology } from '../boardContext'
import { useProblems } from '../problems/useProblems'
import { TryList } from '../tries/TryList'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'

/** Nothing is selected: the board as a whole, and what could be tried on it. */
export function BoardInspector() {
  const { workspace } = useBoard()
  const topology = useTopology()
  const problems = useProblems()
  const showProblems = () =>
    workspace.setState(({ drawer }) => ({ drawer: { ...drawer, open: true, tab: 'problems' } }))
  return (
    <>
      <InspectorHead kind="Board" title={topology.name} />
      <ul className={styles.list}>
        <li>{plural(topology.services.size, 'service')}</li>
        <li>{plural(topology.topics.size, 'topic')}</li>
        {topology.stores.size > 0 && <li>{plural(topology.stores.size, 'store')}</li>}
        <li>{plural(topology.connections.size, 'connection')}</li>
        <li>
          <button type="button" className={styles.link} onClick={showProblems}>
            {problemsLabel(problems)}
          </button>
        </li>
      </ul>
      <h3 className={styles.section}>Try this</h3>
      <TryList />
    </>
  )
}

/** Hints are no problems. */
function problemsLabel(all: readonly BoardProblem[]): string {
  const hints = all.filter(({ severity }) => severity === 'hint').length
  const problems = all.length - hints
  return [
    problems === 0 ? 'No problems' : plural(problems, 'problem'),
    ...(hints === 0 ? [] : [plural(hints, 'hint')]),
  ].join(' · ')
}
