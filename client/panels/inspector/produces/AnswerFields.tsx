import type { Produces } from '../../../../shared/topology/model'
import { ExpressionSetting } from '../settings/ExpressionSetting'
import { FlagSetting } from '../settings/FlagSetting'
import { Section } from '../settings/Section'
import { useProducesSettings } from '../settings/useSettings'
import { AnswerContent } from './AnswerContent'
import { WindowSection } from './WindowSection'

/** What the service sends for what it receives: for which records, how many, and what is in them. */
export function AnswerFields({ connection }: { readonly connection: Produces }) {
  const settings = useProducesSettings(connection)
  const { where, otherwise, each } = settings
  return (
    <>
      <ExpressionSetting
        label="Only where"
        placeholder='value.kind == "question"'
        description="Empty: for every record."
        setting={where}
      />
      <FlagSetting label="Only what no other connection of the service took" setting={otherwise} />
      <AnswerContent connection={connection} settings={settings} />
      <div>
        <Section title="One for each of a list" summary={each.value || 'one message'} isChanged={each.isChanged}>
          <ExpressionSetting
            label="The list"
            placeholder="value.items"
            description="One message for each element, which the other expressions see as item."
            setting={each}
          />
        </Section>
        <WindowSection settings={settings} />
      </div>
    </>
  )
}
