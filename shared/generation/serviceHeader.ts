/** Carries the slug of the service that produced a record or makes a request. */
export const SERVICE_HEADER = 'x-streamboard-service'
