import { Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { plural } from '../../../ui/figures'
import { useBoard, useTopology } from '../../boardContext'
import { Disclosure } from '../Disclosure'
import settings from '../settings/Settings.module.css'
import { useDraft } from '../useDraft'
import styles from './Several.module.css'
import { type Several, setForAll } from './setForAll'
import { commonText, type Given, readForAll, type SeveralField } from './severalField'

type Identified = { readonly id: string }

type SeveralSectionProps<E> = Several<E> & {
  /** Such as `service`. */
  readonly one: string
  readonly fields: readonly SeveralField<E>[]
  readonly startsOpen: boolean
  readonly nameOf: (element: E) => string
}

/** What several things of one kind have in common. What is set here is set on all of them, in one undo step. */
export function SeveralSection<E extends Identified>({ one, startsOpen, ...several }: SeveralSectionProps<E>) {
  const { elementsOf, fields } = several
  const elements = elementsOf(useTopology())
  if (elements.length === 0) return null
  return (
    <Disclosure
      className={settings.section}
      startsOpen={startsOpen}
      head={
        <>
          <b>{plural(elements.length, one)}</b>
          <span>{fields.length === 0 ? 'nothing to set together' : ''}</span>
        </>
      }
    >
      <div className={settings.body}>
        {fields.map((field) => (
          <FieldOfSeveral key={field.name} field={field} elements={elements} {...several} />
        ))}
      </div>
    </Disclosure>
  )
}

type FieldOfSeveralProps<E> = Omit<SeveralSectionProps<E>, 'one' | 'startsOpen' | 'fields'> & {
  readonly field: SeveralField<E>
  readonly elements: readonly E[]
}

function FieldOfSeveral<E extends Identified>({ field, elements, nameOf, ...several }: FieldOfSeveralProps<E>) {
  const { session } = useBoard()
  const [refused, setRefused] = useState<Given<E>['refused']>([])
  const give = (text: string) => setRefused(setForAll(session, { field, ...several }, text))
  return (
    <div>
      {field.choices ? (
        <ChoiceOfSeveral field={field} elements={elements} give={give} />
      ) : (
        <TextOfSeveral field={field} elements={elements} give={give} />
      )}
      {refused.length > 0 && (
        <ul className={styles.refused} role="alert">
          {refused.map(({ element, sentence }) => (
            <li key={element.id}>
              <b>{nameOf(element)}</b> stays as it was. {sentence}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type InputOfSeveralProps<E> = {
  readonly field: SeveralField<E>
  readonly elements: readonly E[]
  readonly give: (text: string) => void
}

const SEVERAL = 'several'

function ChoiceOfSeveral<E>({ field, elements, give }: InputOfSeveralProps<E>) {
  return (
    <Select
      label={field.label}
      placeholder={SEVERAL}
      allowDeselect={false}
      data={field.choices ?? []}
      value={commonText(field, elements)}
      onChange={(text) => text !== null && give(text)}
    />
  )
}

function TextOfSeveral<E extends Identified>({ field, elements, give }: InputOfSeveralProps<E>) {
  const common = commonText(field, elements)
  const draft = useDraft({
    id: `${elements.map(({ id }) => id).join(' ')} ${field.name}`,
    value: common ?? '',
    read: readForAll(field, elements),
    commit: give,
    lines: field.lines ?? false,
  })
  const shown = {
    label: field.label,
    placeholder: common === null ? SEVERAL : undefined,
    spellCheck: false,
    autoComplete: 'off',
    ...draft,
  }
  if (field.lines) return <Textarea rows={4} resize="vertical" {...shown} />
  const { unit = '' } = field
  return (
    <TextInput
      rightSection={unit && <span className={settings.unit}>{unit}</span>}
      rightSectionWidth={unit.length > 2 ? 70 : 34}
      rightSectionPointerEvents="none"
      classNames={{ input: settings.figures }}
      {...shown}
    />
  )
}
