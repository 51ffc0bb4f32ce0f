import { ownMessage } from '../../../shared/behaviour/ownMessage'
import { keyTemplate } from '../../../shared/generation/keyTemplate'
import type { Topic } from '../../../shared/topology/model'
import { useBoard, useTopology } from '../boardContext'
import { changeTopic } from './changeElement'
import { SOME_KEY } from './sampleTemplate'
import { TemplateField } from './settings/TemplateField'

/** The example message, with what it comes out as. */
export function ExampleField({ topic }: { readonly topic: Topic }) {
  const { session } = useBoard()
  const key = keyTemplate(useTopology(), topic.id)
  return (
    <TemplateField
      label="Example message"
      rows={6}
      placeholder={ownMessage({})}
      id={`${topic.id} example`}
      value={topic.example ?? ''}
      beside={key ?? SOME_KEY}
      onChange={(example) => changeTopic(session, topic.id, { example: example === '' ? undefined : example })}
    />
  )
}
