import { FlagSetting } from '../settings/FlagSetting'
import { Section } from '../settings/Section'
import type { Setting } from '../settings/settingsOf'
import { TextSetting } from '../settings/TextSetting'

type EffectSectionProps = { readonly effect: Setting<string>; readonly idempotent: Setting<boolean> }

/** What handling a record does to the world, so that doing it twice can be seen. */
export const EffectSection = ({ effect, idempotent }: EffectSectionProps) => (
  <Section
    title="Effect"
    summary={[effect.value || 'none', ...(idempotent.value ? ['idempotent'] : [])].join(' · ')}
    isChanged={effect.isChanged || idempotent.isChanged}
  >
    <TextSetting
      label="Counted as"
      placeholder="mails"
      description="What each record does outside of Kafka. Empty: nothing."
      setting={effect}
    />
    <FlagSetting
      label="Idempotent"
      description="A record with an event id that was handled before has no further effect and is not answered again."
      setting={idempotent}
    />
  </Section>
)
