/** One line of a row. `ratio` is ours / theirs, `exponent` how ours grows with the size over all lines of the row. */
export type Figure = {
  readonly what: string
  readonly size: string
  readonly ours: number
  readonly theirs?: number
  readonly unit: string
  readonly exponent?: number
}

export function report({ ours, theirs, exponent, ...figure }: Figure): void {
  const ratio = theirs === undefined ? undefined : round(ours / theirs)
  console.log(
    JSON.stringify({
      ...figure,
      ours: round(ours),
      theirs: theirs === undefined ? undefined : round(theirs),
      ratio,
      exponent: exponent === undefined ? undefined : round(exponent),
    }),
  )
}

/** Sizes measured by both, in turn; each line gets the exponent over all of them. */
export type Compared = { readonly size: number; readonly ours: number; readonly theirs: number }

export function reportGrowth(
  lines: readonly Compared[],
  names: { readonly what: string; readonly unit: string },
): void {
  const exponent = exponentOf(lines.map(({ size, ours }) => [size, ours]))
  for (const { size, ...figures } of lines) report({ ...names, size: String(size), ...figures, exponent })
}

/** Slope of the logarithms by least squares: 0 does not grow, 1 grows with the size, 2 with its square. */
export function exponentOf(points: readonly (readonly [size: number, value: number])[]): number {
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(value)] as const)
  const [meanX, meanY] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))]
  const across = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return across / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}

/** Both several times, ours and theirs in turn; the medians. */
export async function inTurn(ours: () => Promise<number>, theirs: () => Promise<number>, times = 3) {
  const seen = { ours: [] as number[], theirs: [] as number[] }
  for (let turn = 0; turn < times; turn++) {
    seen.ours.push(await ours())
    seen.theirs.push(await theirs())
  }
  return { ours: median(seen.ours), theirs: median(seen.theirs) }
}

export const median = (values: readonly number[]) => percentile(values, 50)

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}

export async function millisecondsOf(action: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await action()
  return performance.now() - since
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const round = (value: number) => Number(value.toPrecision(4))

/** A promise and what resolves it. */
export function resolvable(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
