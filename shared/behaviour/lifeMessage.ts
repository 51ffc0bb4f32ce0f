/** What a service tells of itself; after a crash it tells nothing. */
export type LifeEvent = 'ServiceStarted' | 'ServiceStopped'
export type LifeInput = { readonly type: LifeEvent; readonly service: string; readonly instances: number }

/** Where nothing else is drawn. Templates see a `LifeInput` as the value received. */
export const LIFE_TEMPLATE =
  '{"type":"{{input.value.type}}","id":"{{uuid}}","occurredAt":"{{now}}","data":{"service":"{{input.value.service}}","instances":{{input.value.instances}}}}'
