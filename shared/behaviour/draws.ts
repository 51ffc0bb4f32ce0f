import type { TemplateContext } from '../generation/templateContext'

/** What messages draw on beside the record: chance, time, and how many there were. */
export type Draws = Pick<TemplateContext, 'random' | 'now' | 'count'>
