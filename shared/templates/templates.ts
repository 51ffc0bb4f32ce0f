import cdcLegacy from './cdc-legacy.yaml?raw'
import cqrsCatalogue from './cqrs-catalogue.yaml?raw'
import eventSourcedLedger from './event-sourced-ledger.yaml?raw'
import fraudEnrichment from './fraud-enrichment.yaml?raw'
import httpVsEvents from './http-vs-events.yaml?raw'
import iotTelemetry from './iot-telemetry.yaml?raw'
import orderSaga from './order-saga.yaml?raw'
import orders from './orders.yaml?raw'
import paymentsOutbox from './payments-outbox.yaml?raw'
import retryDeadLetters from './retry-dead-letters.yaml?raw'
import socialMedia from './social-media.yaml?raw'
import strangler from './strangler.yaml?raw'

/**
 * A board to start from. What is worth trying stands in its note, what must hold in its invariants, and what breaks that in its faults, which
 * wait until somebody plants them.
 */
export type BoardTemplate = {
  readonly id: string
  readonly name: string
  /** What it shows, for its card. */
  readonly sentence: string
  /** Text of a board file, YAML. */
  readonly file: string
}

export const TEMPLATES: readonly BoardTemplate[] = [
  {
    id: 'social-media',
    name: 'Social media',
    sentence: 'Posts, messages and profiles: written once, read by everybody who cares.',
    file: socialMedia,
  },
  {
    id: 'orders',
    name: 'Orders',
    sentence: 'From order to parcel: each service hears an event and tells the next.',
    file: orders,
  },
  {
    id: 'http-vs-events',
    name: 'HTTP chain and event twin',
    sentence: 'The same shop twice: stop its last service, and see who falls and who waits.',
    file: httpVsEvents,
  },
  {
    id: 'order-saga',
    name: 'Order saga',
    sentence: 'Stock, payment and shipping agree by events, and take back what fails.',
    file: orderSaga,
  },
  {
    id: 'retry-dead-letters',
    name: 'Retries and dead letters',
    sentence: 'What fails is tried later, and what can never work is put aside.',
    file: retryDeadLetters,
  },
  {
    id: 'iot-telemetry',
    name: 'IoT telemetry',
    sentence: 'Readings are filtered, enriched, averaged in windows, and raise alerts.',
    file: iotTelemetry,
  },
  {
    id: 'fraud-enrichment',
    name: 'Fraud detection',
    sentence: 'Each payment meets what is known of its customer, and gets one decision.',
    file: fraudEnrichment,
  },
  {
    id: 'event-sourced-ledger',
    name: 'Event-sourced ledger',
    sentence: 'Balances are a fold of the events: wiped, rebuilt, and seen as of any time.',
    file: eventSourcedLedger,
  },
  {
    id: 'cqrs-catalogue',
    name: 'CQRS catalogue',
    sentence: 'One door to write, another to read, and views that follow the events.',
    file: cqrsCatalogue,
  },
  {
    id: 'payments-outbox',
    name: 'Payments with outbox',
    sentence: 'A row and its event are written together, so that neither is lost.',
    file: paymentsOutbox,
  },
  {
    id: 'cdc-legacy',
    name: 'CDC from a legacy database',
    sentence: 'An application that knows no Kafka; the changes of its tables become events.',
    file: cdcLegacy,
  },
  {
    id: 'strangler',
    name: 'Strangler fig migration',
    sentence: 'A new service grows in the shadow of the monolith, and is compared with it.',
    file: strangler,
  },
]
