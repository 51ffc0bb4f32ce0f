import type { ProjectOrder } from './projectNews'
import { type ProjectWorker, type Writing, writeProject } from './writeProject'

export type WrittenBoard = Omit<Extract<ProjectOrder, { readonly kind: 'write' }>, 'kind'>

export const BEGUN: Writing = { kind: 'writing', services: 0 }

/**
 * Writes the projects of a board, and writes them anew when it has changed. What was written stays, and answers, until what is newer is there.
 * One writing at a time: what changes meanwhile waits for its end, so that a board on which people draw without a pause is written at all.
 */
export function keepProjectsWritten(start: () => ProjectWorker, tell: (writing: Writing) => void) {
  let told: Writing = BEGUN
  let leaveTold = () => {}
  let leaveUnderWay: (() => void) | null = null
  let waiting: WrittenBoard | null = null

  const show = (news: Writing) => {
    told = news.kind === 'writing' && told.kind === 'written' ? { ...told, isOld: true } : news
    tell(told)
  }
  const begin = (board: WrittenBoard) => {
    show(BEGUN)
    const leave = writeProject(board, start(), (news) => {
      show(news)
      if (news.kind !== 'writing' && leave === leaveUnderWay) goOn(leave)
    })
    leaveUnderWay = leave
  }
  const goOn = (leave: () => void) => {
    leaveTold()
    leaveTold = leave
    leaveUnderWay = null
    const next = waiting
    waiting = null
    if (next) begin(next)
  }
  return {
    /** The board is this one now. */
    write(board: WrittenBoard) {
      if (leaveUnderWay) waiting = board
      else begin(board)
    },
    /** Ends what is under way, and forgets what was written. */
    close() {
      leaveUnderWay?.()
      leaveTold()
      told = BEGUN
      leaveUnderWay = null
      waiting = null
    },
  }
}
