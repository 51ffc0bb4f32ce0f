import type { Topic } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { changeTopic } from './changeElement'
import { TemplateField } from './settings/TemplateField'

/** The example message, with what it comes out as. */
export function ExampleField({ topic }: { readonly topic: Topic }) {
  const { session } = useBoard()
  return (
    <TemplateField
      label="Example message"
      rows={6}
      placeholder={'{ "id": "{{uuid}}" }'}
      id={`${topic.id} example`}
      value={topic.example ?? ''}
      onChange={(example) => changeTopic(session, topic.id, { example: example === '' ? undefined : example })}
    />
  )
}
