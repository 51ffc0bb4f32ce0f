import { z } from 'zod'
import { LAST_MOMENT } from './lastMoment'

/** Pieces that many requests have in common. */
export const boardId = z.string().regex(/^[a-z0-9-]{1,64}$/)
export const elementId = z.string().min(1).max(100)
/** Names on the cluster. */
export const topic = z.string().min(1).max(249)
export const group = z.string().min(1).max(500)
export const offset = z.string().regex(/^\d{1,19}$/)
export const partition = z.number().int().nonnegative()
/** Milliseconds since the epoch. */
export const moment = z.number().int().min(0).max(LAST_MOMENT)
