import { Radio } from '@mantine/core'
import { COMMIT_POLICIES, type CommitPolicy } from '../../../../shared/topology/behaviour'
import { Section } from '../settings/Section'
import { SettingFrame } from '../settings/SettingFrame'
import styles from '../settings/Settings.module.css'
import type { Setting } from '../settings/settingsOf'
import { COMMIT_POLICY_WORDS } from './commitPolicyWords'

/** When the bookmark moves, each choice with what a crash does then. */
export const CommitSection = ({ commit }: { readonly commit: Setting<CommitPolicy> }) => (
  <Section title="Commit policy" summary={COMMIT_POLICY_WORDS[commit.value].label} isChanged={commit.isChanged}>
    <SettingFrame label="Commit policy" setting={commit}>
      <Radio.Group
        label="The bookmark moves"
        value={commit.value}
        onChange={(value) => {
          const policy = COMMIT_POLICIES.find((one) => one === value)
          if (policy) commit.set(policy)
        }}
      >
        <div className={styles.radios}>
          {COMMIT_POLICIES.map((policy) => (
            <Radio
              key={policy}
              size="xs"
              value={policy}
              label={COMMIT_POLICY_WORDS[policy].label}
              description={COMMIT_POLICY_WORDS[policy].sentence}
            />
          ))}
        </div>
      </Radio.Group>
    </SettingFrame>
  </Section>
)
