import type { Ledger } from '../../shared/ledger/model'
import { type BoardRecount, createBoardRecount, type Looked, type Tallies } from './boardRecount'
import { burstsOf } from './burstsOf'
import { checkExpectations, compileAll, talliesOf } from './checkExpectations'
import { allEvents } from './evidenceOf'
import { followEvent } from './followEvent'
import { openBehind } from './openBehind'
import type { LedgerBoard, LedgerSources, Ledgers } from './port'
import { readingsOfBoard, reconcileTopic } from './reconcileBoard'
import { createSharedAnswers } from './sharedAnswers'
import { storeFigures } from './storeFigures'

/** What nobody has asked about for so long is forgotten. */
const FORGET_MS = 60_000
const LOOK_EVERY_MS = 5_000

export function createLedgers(sources: LedgerSources): Ledgers {
  const { kafka, runner, now } = sources
  const counting = createCounting(sources)
  const shared = createSharedAnswers<Ledger>(now)

  const readings = async (board: LedgerBoard) => {
    const looked = await counting.look(board)
    return { looked, read: readingsOfBoard(looked, runner) }
  }

  async function drawUp(board: LedgerBoard): Promise<Ledger> {
    // Before the topics are counted, so that all of their messages are among what is.
    const bursts = runner.journal(board.boardId).bursts.all()
    const { looked, read } = await readings(board)
    const { since } = looked
    const topics = read.map((topic) => reconcileTopic(topic, allEvents))
    return {
      since,
      at: now(),
      rows: topics.flatMap(({ rows }) => rows).map(({ row }) => row),
      bursts: burstsOf(since, bursts, topics),
      shortened: shortenedOf(looked),
    }
  }

  return {
    drawUp,
    lately: (board) => shared.about(board.boardId, () => drawUp(board)),
    async open(board, behind) {
      const { read } = await readings(board)
      const about = read.find(({ topic }) => topic.topic === behind.topic)
      return about ? openBehind(kafka.reader, about, behind) : []
    },
    async restart(board) {
      await counting.restart(board)
      shared.forget(board.boardId)
    },
    async check(board, expected) {
      const compiled = await compileAll(expected, board.topology)
      const stores = storeFigures(sources, board)
      const looked = await counting.look(board, talliesOf(compiled))
      return checkExpectations(runner, { looked, stores }, compiled)
    },
    follow: (board, place) => followEvent(sources, board, place),
    close: () => counting.close(),
  }
}

const shortenedOf = ({ topics, shortened }: Looked): Ledger['shortened'] =>
  topics
    .filter(({ topic }) => shortened.has(topic))
    .map(({ drawn, counted }) => ({ topic: drawn.name, records: counted?.count.size() ?? 0 }))

/** The recounts of all boards; of each one look at a time. */
function createCounting(sources: LedgerSources) {
  const boards = new Map<string, Counted>()

  function countedOf(boardId: string): Counted {
    const counted = boards.get(boardId) ?? newCounted(createBoardRecount(sources))
    boards.set(boardId, counted)
    return counted
  }

  function inTurn<T>(board: LedgerBoard, work: (recount: BoardRecount) => Promise<T>): Promise<T> {
    const counted = countedOf(board.boardId)
    counted.asking += 1
    const turn = counted.last.then(() => work(counted.recount))
    const answered = () => {
      counted.asking -= 1
      counted.answeredAt = sources.now()
    }
    counted.last = turn.then(answered, answered)
    return turn
  }

  function forget(): void {
    for (const [boardId, { recount, asking, answeredAt }] of boards) {
      if (asking > 0 || sources.now() - answeredAt < FORGET_MS) continue
      recount.stop()
      boards.delete(boardId)
    }
  }

  const timer = setInterval(forget, LOOK_EVERY_MS)
  timer.unref()
  return {
    look: (board: LedgerBoard, tallies: Tallies = new Map()) =>
      inTurn(board, (recount) => recount.look(board, tallies)),
    restart: (board: LedgerBoard) => inTurn(board, (recount) => recount.restart(board)),
    close() {
      clearInterval(timer)
      for (const { recount } of boards.values()) recount.stop()
      boards.clear()
    },
  }
}

type Counted = {
  readonly recount: BoardRecount
  /** How many wait for an answer. */
  asking: number
  answeredAt: number
  last: Promise<void>
}
const newCounted = (recount: BoardRecount): Counted => ({ recount, asking: 0, answeredAt: 0, last: Promise.resolve() })
