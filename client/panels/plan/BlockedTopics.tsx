import type { Blocked, ClusterPlan } from '../../../shared/plan/model'
import { ProblemNote } from '../../ui/ProblemNote'
import { AdoptButton } from './AdoptButton'
import { onlyForeign } from './onlyForeign'

/** What the drawing wants and a plan will not do, with the way out where there is one. */
export const BlockedTopics = ({ blocked }: { readonly blocked: readonly Blocked[] }) =>
  blocked.map((one) => (
    <ProblemNote key={`${one.topicId} ${one.problem.code}`} tone="warn" problem={{ place: one.topic, ...one.problem }}>
      {one.canAdopt && <AdoptButton topicId={one.topicId} />}
    </ProblemNote>
  ))

/** Topics of others that are as drawn: nothing has to change, and nothing is written to them until they are adopted. */
export const ForeignTopics = ({ plan }: { readonly plan: ClusterPlan }) =>
  onlyForeign(plan).map(({ topicId, topic }) => (
    <ProblemNote
      key={topicId}
      tone="warn"
      problem={{
        code: 'foreignTopic',
        sentence: `${topic} is only read here: this board neither created nor adopted it.`,
        next: 'Adopt it to produce to it or to change it.',
      }}
    >
      <AdoptButton topicId={topicId} />
    </ProblemNote>
  ))
