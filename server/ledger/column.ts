type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/** One number for each offset of a partition, in a typed array that grows. */
export type Column<A extends Numbers> = {
  push(value: number): void
  /** As long as what was pushed; valid until the next push. */
  all(): A
}

const FIRST = 256

export const int32Column = (): Column<Int32Array<ArrayBuffer>> => column((length) => new Int32Array(length))
export const float64Column = (): Column<Float64Array<ArrayBuffer>> => column((length) => new Float64Array(length))

function column<A extends Numbers>(create: (length: number) => A): Column<A> {
  let values = create(FIRST)
  let length = 0
  return {
    push(value) {
      if (length === values.length) {
        const longer = create(length * 2)
        longer.set(values)
        values = longer
      }
      values[length++] = value
    },
    all: () => values.subarray(0, length) as A,
  }
}
