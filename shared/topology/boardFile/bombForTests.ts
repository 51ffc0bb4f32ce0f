/** YAML of so many lists, each of ten times the one before it: a billion values in nine lines. */
export const bombOf = (lists: number): string =>
  Array.from({ length: lists }, (_, at) => `a${at}: &a${at} [${Array(10).fill(at === 0 ? 'x' : `*a${at - 1}`)}]`).join(
    '\n',
  )
