import {
  CALLS_FIELDS,
  CAPTURES_FIELDS,
  type CallsBehaviour,
  type CapturesBehaviour,
  type Field,
  KEEPS_FIELDS,
  type KeepsBehaviour,
  PRODUCES_FIELDS,
  type ProducesBehaviour,
  SERVICE_FIELDS,
  type ServiceBehaviour,
  STORE_FIELDS,
  type StoreBehaviour,
  SUBSCRIBES_FIELDS,
  type SubscribesBehaviour,
} from './behaviour'

type Fields = { readonly [name: string]: Field }
type Assumed<F extends Fields> = { readonly [K in keyof F]: F[K]['assumed'] }

const assumed = <F extends Fields>(fields: F) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.assumed])) as Assumed<F>

const filling =
  <B extends object>(usual: B) =>
  <T extends Partial<B>>(element: T): T & B => ({ ...usual, ...element })

/** The element with every field of its behaviour: as drawn, otherwise as assumed. */
export const behaviourOf = {
  service: filling<ServiceBehaviour>(assumed(SERVICE_FIELDS)),
  produces: filling<ProducesBehaviour>(assumed(PRODUCES_FIELDS)),
  subscribes: filling<SubscribesBehaviour>(assumed(SUBSCRIBES_FIELDS)),
  calls: filling<CallsBehaviour>(assumed(CALLS_FIELDS)),
  store: filling<StoreBehaviour>(assumed(STORE_FIELDS)),
  keeps: filling<KeepsBehaviour>(assumed(KEEPS_FIELDS)),
  captures: filling<CapturesBehaviour>(assumed(CAPTURES_FIELDS)),
} as const
