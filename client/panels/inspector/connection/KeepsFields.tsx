import { PLAIN_ROW } from '../../../../shared/behaviour/ownMessage'
import type { Keeps } from '../../../../shared/topology/model'
import { useTopology } from '../../boardContext'
import { ChoiceSetting } from '../settings/ChoiceSetting'
import { ExpressionSetting } from '../settings/ExpressionSetting'
import { NumberSetting } from '../settings/NumberSetting'
import { SettingFrame } from '../settings/SettingFrame'
import { TemplateField } from '../settings/TemplateField'
import { useKeepsSettings } from '../settings/useSettings'

const WHEN = {
  input: { label: 'Each record', sentence: 'What the service receives is folded in, or written as a row.' },
  rate: { label: 'On a clock', sentence: 'So many rows a second, whatever the service receives.' },
} as const

export function KeepsFields({ connection }: { readonly connection: Keeps }) {
  const { when, rate, row, where } = useKeepsSettings(connection)
  const isTable = useTopology().stores.get(connection.to)?.kind === 'table'
  return (
    <>
      {(isTable || when.isChanged) && <ChoiceSetting label="Writes" choices={WHEN} setting={when} />}
      {(when.value === 'rate' || rate.isChanged) && <NumberSetting label="Rows" unit="a second" setting={rate} />}
      {(isTable || row.isChanged) && (
        <SettingFrame label="Row" setting={row}>
          <TemplateField
            label="Row"
            placeholder={when.value === 'rate' ? PLAIN_ROW : 'the value received'}
            description="A JSON object with an id."
            id={row.id}
            value={row.value}
            onChange={row.set}
          />
        </SettingFrame>
      )}
      <ExpressionSetting
        label="Only where"
        placeholder='value.kind == "paid"'
        description="Empty: for every record."
        setting={where}
      />
    </>
  )
}
