import { plural } from '../../../ui/figures'
import { FlagSetting } from '../settings/FlagSetting'
import { NumberSetting } from '../settings/NumberSetting'
import { Section } from '../settings/Section'
import type { Setting } from '../settings/settingsOf'

type RunSectionProps = {
  readonly instances: Setting<number>
  readonly pinned: Setting<boolean>
  /** Whether more than one copy makes sense. */
  readonly copies: boolean
}

export const RunSection = ({ instances, pinned, copies }: RunSectionProps) => (
  <Section
    title="Run"
    summary={[plural(instances.value, 'instance'), ...(pinned.value ? ['pinned'] : [])].join(' · ')}
    isChanged={instances.isChanged || pinned.isChanged}
  >
    {copies && (
      <NumberSetting
        label="Instances"
        description="They share the partitions. More of them than partitions have nothing to do."
        setting={instances}
      />
    )}
    <FlagSetting label="Pinned: keeps running when nobody looks" setting={pinned} />
  </Section>
)
