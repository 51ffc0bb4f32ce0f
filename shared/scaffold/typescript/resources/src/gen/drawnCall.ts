/** A drawn call of another service. */
export type DrawnCall = {
  readonly connectionId: string
  /** Name of the service called. */
  readonly callee: string
  /** The setting that has its address. */
  readonly setting: string
  /** `input`: for each record or request received. `rate`: on a clock, so many a second. */
  readonly when: 'input' | 'rate'
  readonly rate: number
  readonly timeoutMs: number
  /** Attempts after the first, at once. */
  readonly retries: number
  /** Template; '' = the value received, on a clock `{}`. */
  readonly body: string
  /** Expression; only where it is true is anybody called. For `when: input`. */
  readonly where: string
}
