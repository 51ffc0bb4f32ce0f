import { harmlessText } from './harmlessText'
import { MOST_NAME } from './personLimits'

/** A name as it may be shown beside others. */
export const harmlessName = (text: string): string => harmlessText(text, MOST_NAME) || 'Somebody'
