import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Part, WireRecord } from '../../../shared/protocol/records'
import type { RecordPlace } from '../openBoard'
import { partText } from './partText'
import { StretchDialog } from './StretchDialog'

type KeyHistoryProps = { readonly place: RecordPlace; readonly of: NonNullable<Part> }

/** Every record of a key that its lane still has, in their order. */
export function KeyHistory({ place: { topic, partition }, of }: KeyHistoryProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="compact-xs" variant="subtle" ml={8} onClick={() => setOpen(true)}>
        All of this key
      </Button>
      {isOpen && (
        <StretchDialog
          title={`${partText(of)} in ${topic}, partition ${partition}`}
          {...{ topic, partition }}
          from="0"
          isShown={({ key }: WireRecord) => key?.data === of.data && key.as === of.as}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
