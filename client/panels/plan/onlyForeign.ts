import type { ClusterPlan } from '../../../shared/plan/model'

/** Topics of somebody else that are as drawn; the others are blocked. */
export const onlyForeign = ({ foreign, blocked }: ClusterPlan): ClusterPlan['foreign'] =>
  foreign.filter(({ topicId }) => !blocked.some((one) => one.topicId === topicId))
