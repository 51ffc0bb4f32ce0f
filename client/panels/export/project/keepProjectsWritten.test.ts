import { expect, it } from 'vitest'
import { EMPTY_TOPOLOGY } from '../../../../shared/topology/model'
import { keepProjectsWritten } from './keepProjectsWritten'
import type { ProjectNews } from './projectNews'
import { projectWorkerForTests, writtenWith } from './projectWorkerForTests'
import type { Writing } from './writeProject'

const board = (name: string) => ({ topology: { ...EMPTY_TOPOLOGY, name }, prefix: '' })
const REFUSED: ProjectNews = { kind: 'refused', problems: [] }

function keptForTests() {
  const workers: ReturnType<typeof projectWorkerForTests>[] = []
  const told: Writing[] = []
  const kept = keepProjectsWritten(
    () => {
      workers.push(projectWorkerForTests())
      return worker(-1).worker
    },
    (writing) => told.push(writing),
  )
  const worker = (at: number) => {
    const found = workers.at(at)
    if (!found) throw new Error(`there is no worker ${at}`)
    return found
  }
  /** What is shown now, in a word or by its files. */
  const shown = () => {
    const last = told.at(-1)
    return last?.kind === 'written'
      ? [...last.project.files.map(({ path }) => path), ...(last.isOld ? ['old'] : [])]
      : last?.kind
  }
  return { kept, worker, workers, shown }
}

it('what was written stays, and its worker with it, until what is newer is there', () => {
  const { kept, worker, shown } = keptForTests()
  kept.write(board('first'))
  worker(0).say({ kind: 'progress', services: 1 })
  expect(shown()).toBe('writing')
  worker(0).say(writtenWith('a', 'b'))
  expect(shown()).toEqual(['a', 'b'])
  kept.write(board('second'))
  worker(1).say({ kind: 'progress', services: 1 })
  expect(shown()).toEqual(['a', 'b', 'old'])
  expect(worker(0).isEnded()).toBe(false)
  worker(1).say(writtenWith('a', 'c'))
  expect(shown()).toEqual(['a', 'c'])
  expect([worker(0).isEnded(), worker(1).isEnded()]).toEqual([true, false])
})

it('what changes while it is written waits for the end of that, and only the newest is written then', () => {
  const { kept, worker, workers } = keptForTests()
  for (const name of ['first', 'second', 'third']) kept.write(board(name))
  expect(workers).toHaveLength(1)
  worker(0).say(writtenWith('a'))
  expect(worker(1).orders).toMatchObject([{ kind: 'write', topology: { name: 'third' } }])
  worker(1).say(writtenWith('a'))
  expect(workers).toHaveLength(2)
})

it('why it cannot be written takes the place of the files at once, and is gone while it is tried again', () => {
  const { kept, worker, shown } = keptForTests()
  kept.write(board('first'))
  worker(0).say(writtenWith('a'))
  kept.write(board('second'))
  worker(1).say(REFUSED)
  expect(shown()).toBe('refused')
  kept.write(board('third'))
  expect(shown()).toBe('writing')
})

it('closed, it ends every worker, and can begin from the start', () => {
  const { kept, worker, shown } = keptForTests()
  kept.write(board('first'))
  worker(0).say(writtenWith('a'))
  kept.write(board('second'))
  kept.close()
  kept.close()
  expect([worker(0).isEnded(), worker(1).isEnded()]).toEqual([true, true])
  kept.write(board('third'))
  expect(shown()).toBe('writing')
})
