import type { Topic } from '../topology/model'

/** Where nobody has drawn what is in a message: enough to tell one from the other. */
const PLAIN_MESSAGE = '{"id":"{{uuid}}","occurredAt":"{{now}}"}'

/** Where nobody has drawn what is in a row: nine of them, which change again and again. */
export const PLAIN_ROW = '{"id":"{{int 1 9}}","changedAt":"{{now}}"}'

/** The template of what is sent to a topic where nothing was received that could be passed on. */
export const ownMessage = ({ example }: Pick<Topic, 'example'>): string => example || PLAIN_MESSAGE
