/** Takes the answer to what was asked last; whatever was asked before and is answered later is dropped. */
export function onlyLast<T>(take: (answer: T) => void): (answering: Promise<T>) => Promise<void> {
  let asked = 0
  return async (answering) => {
    asked += 1
    const number = asked
    const answer = await answering
    if (number === asked) take(answer)
  }
}
