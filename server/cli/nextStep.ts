import type { Blocked } from '../../shared/plan/model'

/** What to do about something drawn that a plan will not do. */
export const nextStep = ({ topic, problem, canAdopt }: Omit<Blocked, 'topicId'>): string =>
  canAdopt ? `Add --adopt ${topic} to let this board change it.` : (problem.next ?? '')
