import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconSelectAll, IconX } from '@tabler/icons-react'
import { heldBy } from '../../../shared/topology/heldBy'
import type { Frame, Topology } from '../../../shared/topology/model'
import { useBoard, useTopology } from '../boardContext'
import { changeFrame } from './changeElement'
import styles from './FrameInspector.module.css'
import { TextField } from './fields'
import inspector from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'
import { readName } from './readField'

/** A bounded context: how it is called and drawn, and what is in it. */
export function FrameInspector({ frame }: { readonly frame: Frame }) {
  const { session, workspace } = useBoard()
  const topology = useTopology()
  const held = heldBy(topology).get(frame.id) ?? []
  const things = held.map((id) => thingOf(topology, id)).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <>
      <InspectorHead kind="Frame" title={frame.name} />
      <div className={inspector.fields}>
        <TextField
          label="Name"
          id={`${frame.id} name`}
          value={frame.name}
          read={readName}
          commit={(name) => changeFrame(session, frame.id, { name })}
        />
        <Checkbox
          label="Collapsed"
          description="Drawn as one node, with the connections that cross its border."
          checked={frame.collapsed ?? false}
          onChange={(event) => changeFrame(session, frame.id, { collapsed: event.currentTarget.checked })}
        />
        <section aria-labelledby="held">
          <h3 id="held" className={inspector.section}>
            Holds {held.length}
          </h3>
          <ul className={styles.held}>
            {things.map((thing) => (
              <HeldLine
                key={thing.id}
                thing={thing}
                onSelect={() => workspace.setState({ view: { kind: 'reveal', id: thing.id } })}
                onRemove={() => session.edit((edit) => edit.setFrame(thing.id, undefined))}
              />
            ))}
          </ul>
        </section>
      </div>
      <Button
        fullWidth
        leftSection={<IconSelectAll size={15} />}
        onClick={() => workspace.setState({ selection: new Set(held) })}
      >
        Select all of it
      </Button>
    </>
  )
}

type Thing = { readonly id: string; readonly kind: string; readonly name: string }
type HeldLineProps = { readonly thing: Thing; readonly onSelect: () => void; readonly onRemove: () => void }

const HeldLine = ({ thing: { kind, name }, onSelect, onRemove }: HeldLineProps) => (
  <li>
    <button type="button" className={styles.name} onClick={onSelect}>
      <span>{name}</span> <small>{kind}</small>
    </button>
    <ActionIcon aria-label={`Take ${name} out of the frame`} onClick={onRemove}>
      <IconX size={14} />
    </ActionIcon>
  </li>
)

function thingOf({ services, topics, stores, notes }: Topology, id: string): Thing {
  const [service, topic, store] = [services.get(id), topics.get(id), stores.get(id)]
  if (service) return { id, kind: 'service', name: service.name }
  if (topic) return { id, kind: 'topic', name: topic.name }
  if (store) return { id, kind: 'store', name: store.name }
  return { id, kind: 'note', name: notes.get(id)?.text.split('\n')[0] || 'Empty note' }
}
