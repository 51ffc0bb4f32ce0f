import protocolErrors from 'kafkajs/src/protocol/error.js'

/** A broker answered with an error code. Inside this folder only: the port's edge turns it into a KafkaProblem. */
export class BrokerRefusal extends Error {
  override readonly name = 'BrokerRefusal'
  /** Kafka's own name of the code, such as UNKNOWN_TOPIC_OR_PARTITION. */
  readonly type: string
  readonly retriable: boolean

  constructor(code: number, detail?: string | null) {
    const known = protocolErrors.errorCodes.find((error) => error.code === code)
    super(detail || known?.message || `error code ${code}`)
    this.type = known?.type ?? `CODE_${code}`
    this.retriable = known?.retriable ?? true
  }
}

export function refuse(code: number, detail?: string | null): void {
  if (code !== 0) throw new BrokerRefusal(code, detail)
}

export function isRefusal(error: unknown, ...types: readonly string[]): error is BrokerRefusal {
  return error instanceof BrokerRefusal && types.includes(error.type)
}
