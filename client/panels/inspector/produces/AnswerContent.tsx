import { useState } from 'react'
import { valueTemplate } from '../../../../shared/behaviour/valueTemplate'
import type { ProducesBehaviour } from '../../../../shared/topology/behaviour'
import type { Produces, Topic } from '../../../../shared/topology/model'
import { useBoard, useTopology } from '../../boardContext'
import { changeConnection } from '../changeElement'
import { Choice, type Choices } from '../settings/Choice'
import { ExpressionSetting } from '../settings/ExpressionSetting'
import type { Settings } from '../settings/settingsOf'
import { KeyField } from './KeyField'
import { ValueField } from './ValueField'

type Content = 'received' | 'expression' | 'template'
type AnswerContentProps = { readonly connection: Produces; readonly settings: Settings<ProducesBehaviour> }

/** What is in the message: an expression, a template, or what was received. Choosing one of them takes the others away. */
export function AnswerContent({ connection, settings: { map, mapKey } }: AnswerContentProps) {
  const { session } = useBoard()
  const topic = useTopology().topics.get(connection.to)
  const [chosen, choose] = useState<Content>('received')
  const drawn = drawnContent(connection)
  const of = connection.windowSeconds ? 'window' : 'record'
  const content = drawn === 'received' ? chosen : drawn
  return (
    <>
      <Choice
        label="What it sends"
        choices={choicesOf(connection, topic)}
        value={content}
        onChange={(next) => {
          choose(next)
          changeConnection(session, connection, TAKEN_AWAY[next])
        }}
      />
      {content === 'expression' && (
        <>
          <ExpressionSetting label="New value" placeholder={EXAMPLES[of].map} setting={map} />
          <ExpressionSetting
            label="New key"
            placeholder={EXAMPLES[of].mapKey}
            description={EXAMPLES[of].empty}
            setting={mapKey}
          />
        </>
      )}
      {(content === 'template' || connection.key !== '') && <KeyField connection={connection} />}
      {content === 'template' && <ValueField connection={connection} />}
    </>
  )
}

const EXAMPLES = {
  record: {
    map: '{"id": value.id, "author": tables["users"].name}',
    mapKey: 'value.authorId',
    empty: 'Empty: the key stays.',
  },
  window: { map: '{"by": by, "count": count}', mapKey: 'by', empty: 'Empty: what is grouped by.' },
} as const

const NO_EXPRESSIONS = { map: '', mapKey: '' }
const NO_TEMPLATES = { key: '', value: '' }
const TAKEN_AWAY = {
  received: { ...NO_EXPRESSIONS, ...NO_TEMPLATES },
  expression: NO_TEMPLATES,
  template: NO_EXPRESSIONS,
} as const

function drawnContent({ map, mapKey, value, key }: Produces): Content {
  if (map || mapKey) return 'expression'
  return value || key ? 'template' : 'received'
}

const choicesOf = (connection: Produces, topic: Topic | undefined): Choices<Content> => ({
  received: { label: 'As it is', sentence: asItIs(connection, topic) },
  expression: {
    label: 'Expression',
    sentence: 'Computed from the record, and from what the tables that the service reads know of it.',
  },
  template: { label: 'Template', sentence: '{{input.key}} and {{input.value.…}} stand for the record received.' },
})

function asItIs(connection: Produces, topic: Topic | undefined): string {
  if (connection.windowSeconds) return 'The window itself: by, count, sum, min, max, avg, start and end.'
  if (connection.each) return 'Each element of the list, as it is.'
  const isExample = topic !== undefined && !connection.key && valueTemplate(connection, topic) !== ''
  return isExample
    ? 'Nothing is said here, so it is the example message of the topic.'
    : 'Key and value go on byte for byte.'
}
