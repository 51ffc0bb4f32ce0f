import { ActionIcon, Button, Kbd, NativeSelect, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconChevronDown, IconChevronUp, IconFileDiff, IconX } from '@tabler/icons-react'
import type { BoardVersion } from '../../../shared/protocol/versionRequests'
import { endComparing, nextChange, previousChange } from '../../board/commands/comparing'
import type { ComparedBoard, Comparison } from '../../board/comparison'
import { useBoard } from '../boardContext'
import { ChangeList } from './ChangeList'
import styles from './History.module.css'
import type { Compared } from './useComparing'
import { versionLabel } from './versionWords'

type ComparisonViewProps = {
  readonly comparison: Comparison
  readonly versions: readonly BoardVersion[]
  readonly compare: (before: Compared, after: Compared) => Promise<void>
}

/** What leads from one version to the other; the picture of it is on the canvas. */
export function ComparisonView({ comparison, versions, compare }: ComparisonViewProps) {
  const { session, workspace } = useBoard()
  const { before, after, changes, step } = comparison
  const versionOf = (board: ComparedBoard) => versions.find(({ version }) => version === board.version) ?? null
  const wanted = versionOf(before)
  return (
    <section className={styles.comparison} aria-label="Comparison">
      <VersionChoice
        label="From"
        chosen={before}
        versions={versions}
        onChoose={(version) => void compare(version, versionOf(after))}
      />
      <VersionChoice
        label="to"
        chosen={after}
        versions={versions}
        onChoose={(version) => void compare(versionOf(before), version)}
      />
      <div className={styles.steps}>
        <span role="status">{stepSentence(changes.length, step)}</span>
        <Step label={`${previousChange.label} (Shift+F7)`} onClick={() => previousChange.run({ session, workspace })}>
          <IconChevronUp size={15} />
        </Step>
        <Step label={`${nextChange.label} (F7)`} onClick={() => nextChange.run({ session, workspace })}>
          <IconChevronDown size={15} />
        </Step>
      </div>
      <ChangeList comparison={comparison} />
      <div className={styles.actions}>
        <Button
          size="xs"
          leftSection={<IconFileDiff size={14} />}
          onClick={() => workspace.setState({ dialog: { kind: 'compareText' } })}
        >
          As text
        </Button>
        {wanted && (
          <Button
            size="xs"
            leftSection={<IconArrowBackUp size={14} />}
            onClick={() => workspace.setState({ dialog: { kind: 'restoreVersion', version: wanted } })}
          >
            Restore…
          </Button>
        )}
        <Button
          size="xs"
          leftSection={<IconX size={13} />}
          rightSection={<Kbd size="xs">Esc</Kbd>}
          onClick={() => endComparing.run({ session, workspace })}
        >
          End
        </Button>
      </div>
    </section>
  )
}

function stepSentence(count: number, step: number | null): string {
  if (count === 0) return 'They are the same.'
  const changes = count === 1 ? '1 change' : `${count} changes`
  return step === null ? changes : `Change ${step + 1} of ${count}`
}

type StepProps = { readonly label: string; readonly onClick: () => void; readonly children: React.ReactNode }

const Step = ({ label, onClick, children }: StepProps) => (
  <Tooltip label={label}>
    <ActionIcon size={24} aria-label={label} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
)

const NOW = 'now'

type VersionChoiceProps = {
  readonly label: string
  readonly chosen: ComparedBoard
  readonly versions: readonly BoardVersion[]
  readonly onChoose: (version: Compared) => void
}

/** One that is compared stays in the list although it is no longer kept. */
function VersionChoice({ label, chosen, versions, onChoose }: VersionChoiceProps) {
  const now = Date.now()
  const kept = versions.map((version) => ({ value: `${version.version}`, label: versionLabel(version, now) }))
  const gone = chosen.version !== null && !versions.some(({ version }) => version === chosen.version)
  return (
    <NativeSelect
      label={label}
      size="xs"
      className={styles.choice}
      value={`${chosen.version ?? NOW}`}
      data={[
        { value: NOW, label: 'Now' },
        ...(gone ? [{ value: `${chosen.version}`, label: chosen.label }] : []),
        ...kept,
      ]}
      onChange={({ currentTarget: { value } }) =>
        onChoose(versions.find(({ version }) => `${version}` === value) ?? null)
      }
    />
  )
}
