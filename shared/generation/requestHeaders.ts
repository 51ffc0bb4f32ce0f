import { SERVICE_HEADER } from './serviceHeader'

/** The key of what a request is about, in base64. */
export const KEY_HEADER = 'x-streamboard-key'
/** Services that a request has passed through already, and how many it may pass: then they call each other in a circle. */
export const HOPS_HEADER = 'x-streamboard-hops'
export const MOST_HOPS = 20
export const CIRCLE = `The request has passed more than ${MOST_HOPS} services: they call each other in a circle.`

/** How many services a request says that it has passed; undefined: too many, or no count at all. */
export function hopsOf(header: string | undefined): number | undefined {
  if (header === undefined) return 0
  return /^\d{1,2}$/.test(header) && Number(header) <= MOST_HOPS ? Number(header) : undefined
}

/** Headers of a request that a record made of it has too. */
export const HEADERS_OF_REQUEST = ['ce_id', 'ce_source', 'ce_type', 'traceparent', HOPS_HEADER] as const

export type RequestOrigin = {
  /** Slug of the calling service. */
  readonly slug: string
  /** The same at every attempt. */
  readonly eventId: string
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly traceparent: string
  /** Event id of what the service does it for. */
  readonly causedBy: string | undefined
}

/** CloudEvents in HTTP's binary mode. Drawn and exported services write the same. */
export const requestHeaders = ({ slug, eventId, time, traceparent, causedBy }: RequestOrigin) => ({
  ce_specversion: '1.0',
  ce_id: eventId,
  ce_source: slug,
  ce_type: 'request',
  ce_time: new Date(time).toISOString(),
  traceparent,
  [SERVICE_HEADER]: slug,
  ...(causedBy !== undefined && { 'x-caused-by': encodeURIComponent(causedBy) }),
})
