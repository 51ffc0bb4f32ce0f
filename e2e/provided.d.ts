import 'vitest'

/** What the broker for all integration tests tells them; provided by server/kafka/embedded/brokerForTests.ts. */
declare module 'vitest' {
  interface ProvidedContext {
    brokers: string[]
  }
}
