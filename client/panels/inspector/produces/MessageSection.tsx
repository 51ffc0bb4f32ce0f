import type { Produces } from '../../../../shared/topology/model'
import { useTopology } from '../../boardContext'
import { ChoiceSetting } from '../settings/ChoiceSetting'
import { Section } from '../settings/Section'
import { TextSetting } from '../settings/TextSetting'
import { useProducesSettings } from '../settings/useSettings'

const CATEGORY = {
  business: { label: 'business', sentence: 'Something that happened in the world that the system is about.' },
  system: { label: 'system', sentence: 'Something that the system tells about itself.' },
} as const

/** What the headers say of the message. */
export function MessageSection({ connection }: { readonly connection: Produces }) {
  const { type, category } = useProducesSettings(connection)
  const topic = useTopology().topics.get(connection.to)?.name ?? ''
  return (
    <Section
      title="Type and category"
      summary={[type.value || topic, category.value].join(' · ')}
      isChanged={type.isChanged || category.isChanged}
    >
      <TextSetting
        label="Type"
        placeholder={topic}
        description="The header ce_type. Empty: the topic's name."
        setting={type}
      />
      <ChoiceSetting label="Category" choices={CATEGORY} setting={category} />
    </Section>
  )
}
