import type { Problem } from '../../../shared/problem'
import { onlyLast } from '../../ui/onlyLast'
import type { ReadDrawing, ReadyDrawing } from '../import/readDrawings'

type Taking = {
  /** A board as it stands. */
  open(drawing: ReadyDrawing): void
  /** In the dialog; null closes it. */
  look(read: ReadDrawing | null): void
  refuse(problems: readonly Problem[]): void
  setReading(reading: boolean): void
}

/** What is brought to the gallery, by dropping, pasting or in the dialog: whatever is read in which order, only the last of it counts. */
export function broughtDrawings({ open, look, refuse, setReading }: Taking) {
  const last = onlyLast<() => void>((take) => {
    setReading(false)
    take()
  })
  const takeRead = (read: ReadDrawing) => {
    if (!read.ok) refuse(read.problems)
    else if (read.kind === 'board') open(read)
    else look(read)
  }
  return {
    /** A board is opened at once; what had to be made into one is to be looked at first. */
    bring: (reading: Promise<ReadDrawing>) => {
      setReading(true)
      return last(reading.then((read) => () => takeRead(read)))
    },
    /** In the dialog everything is looked at. */
    lookAt: (reading: Promise<ReadDrawing | null>) => last(reading.then((read) => () => look(read))),
    close: () => last(Promise.resolve(() => look(null))),
  }
}
