import { IconAlertTriangle, IconBulb, IconCircleX } from '@tabler/icons-react'
import type { BoardProblem } from '../../../shared/checks/check'
import { nameOf } from '../../../shared/topology/nameOf'
import { EmptyState } from '../../ui/EmptyState'
import { useBoard, useTopology } from '../boardContext'
import styles from './ProblemsPanel.module.css'
import { useProblems } from './useProblems'

const SEVERITIES = {
  error: { label: 'Error', Icon: IconCircleX },
  warning: { label: 'Warning', Icon: IconAlertTriangle },
  hint: { label: 'Hint', Icon: IconBulb },
} as const

/** What the checks say; a press selects the thing and brings it into view. */
export function ProblemsPanel() {
  const problems = useProblems()
  if (problems.length === 0) {
    return (
      <EmptyState
        title="No problems"
        sentence="Names, connections and groups are as Kafka and its users expect them."
      />
    )
  }
  return (
    <ul className={styles.list}>
      {problems.map((problem) => (
        <ProblemRow
          key={`${problem.code} ${problem.elementId} ${problem.field} ${problem.sentence}`}
          problem={problem}
        />
      ))}
    </ul>
  )
}

function ProblemRow({ problem }: { readonly problem: BoardProblem }) {
  const { workspace } = useBoard()
  const { label, Icon } = SEVERITIES[problem.severity]
  const name = nameOf(useTopology(), problem.elementId)
  const reveal = () =>
    workspace.setState({
      selection: new Set([problem.elementId]),
      inspectorOpen: true,
      view: { kind: 'reveal', id: problem.elementId },
    })
  return (
    <li>
      <button type="button" className={styles.row} onClick={reveal}>
        <Icon className={styles[problem.severity]} size={16} aria-label={label} />
        <span className={styles.sentence}>
          {problem.sentence} {problem.next !== undefined && <span className={styles.next}>{problem.next}</span>}
        </span>
        {name !== '' && <span className={styles.name}>{name}</span>}
      </button>
    </li>
  )
}
