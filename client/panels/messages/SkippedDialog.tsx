import type { SkippedPlace } from './SkipRow'
import { StretchDialog } from './StretchDialog'

type SkippedDialogProps = SkippedPlace & { readonly onClose: () => void }

/** What was skipped, by offset. */
export const SkippedDialog = ({ topic, skip, onClose }: SkippedDialogProps) => (
  <StretchDialog
    title={`Skipped in ${topic}, partition ${skip.partition}`}
    topic={topic}
    partition={skip.partition}
    from={skip.from}
    to={skip.to}
    onClose={onClose}
  />
)
