import type { Topic } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { changeTopic } from './changeElement'
import { AreaField } from './fields'
import { readSchema } from './readField'

export function TopicSchema({ topic }: { readonly topic: Topic }) {
  const { session } = useBoard()
  return (
    <AreaField
      label="JSON Schema of the value"
      description="Optional. The export makes types and checks of it."
      rows={16}
      placeholder={'{\n  "type": "object",\n  "required": ["id"]\n}'}
      id={`${topic.id} schema`}
      value={topic.schema ?? ''}
      read={readSchema}
      commit={(schema) => changeTopic(session, topic.id, { schema })}
    />
  )
}
