import { expect, it } from 'vitest'
import { onlyLast } from './onlyLast'

it('an answer that comes after a later one is dropped', async () => {
  const taken: string[] = []
  const show = onlyLast<string>((answer) => void taken.push(answer))
  let answerFirst = (_answer: string) => {}
  const first = show(
    new Promise((resolve) => {
      answerFirst = resolve
    }),
  )
  await show(Promise.resolve('second'))
  answerFirst('first')
  await first
  expect(taken).toEqual(['second'])
})
