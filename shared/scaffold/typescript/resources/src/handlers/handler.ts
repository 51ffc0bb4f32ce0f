import { behaviour } from '../gen/behaviour.js'
import type { Handler } from '../gen/message.js'

/** Yours. It does what the board draws until you write something else; what it returns is produced. */
export const handle: Handler = (context, message) => behaviour(context, message)
