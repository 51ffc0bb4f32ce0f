import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Part } from '../../../shared/protocol/records'
import type { RecordPlace } from '../openBoard'
import { isOfKey } from './isOfKey'
import { partText } from './partText'
import { StretchDialog } from './StretchDialog'

type KeyHistoryProps = { readonly place: RecordPlace; readonly of: NonNullable<Part> }

/** Every record of a key that its lane still has, in their order. */
export function KeyHistory({ place: { topic, partition }, of }: KeyHistoryProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="xs" variant="subtle" ml={8} onClick={() => setOpen(true)}>
        All of this key
      </Button>
      {isOpen && (
        <StretchDialog
          title={`${partText(of)} in ${topic}, partition ${partition}`}
          {...{ topic, partition }}
          from="0"
          isShown={({ key }) => isOfKey(key, of)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
