import bar from '../topbar/Bar.module.css'
import { useProblems } from './useProblems'

/** Errors and warnings; hints are not counted against anybody. */
export function ProblemCount() {
  const serious = useProblems().filter(({ severity }) => severity !== 'hint')
  if (serious.length === 0) return null
  const tone = serious.some(({ severity }) => severity === 'error') ? 'bad' : 'warn'
  return (
    <span className={bar.count} data-tone={tone}>
      {serious.length}
    </span>
  )
}
