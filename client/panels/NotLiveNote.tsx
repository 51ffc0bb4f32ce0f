import { ProblemNote } from '../ui/ProblemNote'
import { useWhyNotLive } from './useWhyNotLive'

/** Above messages and figures that are of before: the server or Kafka is away. */
export function NotLiveNote() {
  const words = useWhyNotLive()
  if (!words) return null
  const { title, sentence } = words
  return (
    <ProblemNote tone="warn" problem={{ code: 'notLive', sentence: `${title} This is from before.`, next: sentence }} />
  )
}
