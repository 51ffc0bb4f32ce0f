import { LIFE_TEMPLATE } from '../../../../shared/behaviour/lifeMessage'
import { ownMessage } from '../../../../shared/behaviour/ownMessage'
import type { Produces } from '../../../../shared/topology/model'
import { useBoard, useTopology } from '../../boardContext'
import { changeConnection } from '../changeElement'
import { TemplateField } from '../settings/TemplateField'

/** The template of the value. */
export function ValueField({ connection }: { readonly connection: Produces }) {
  const { session } = useBoard()
  const topic = useTopology().topics.get(connection.to)
  const usual = topic?.example ? "the topic's example message" : ownMessage({})
  const placeholders = { input: 'as received', failure: 'as received', rate: usual, life: LIFE_TEMPLATE }
  return (
    <TemplateField
      label="Value"
      placeholder={placeholders[connection.when]}
      id={`${connection.id} value`}
      value={connection.value}
      beside={connection.key}
      onChange={(value) => changeConnection(session, connection, { value })}
    />
  )
}
