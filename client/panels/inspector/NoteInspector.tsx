import { NOTE_FIELDS, type Note } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { changeNote } from './changeElement'
import { AreaField } from './fields'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'
import { readText } from './readField'
import { NumberSetting } from './settings/NumberSetting'
import { settingsOf } from './settings/settingsOf'

type NoteSize = { readonly [Side in keyof typeof NOTE_FIELDS]: number }

export function NoteInspector({ note }: { readonly note: Note }) {
  const { session } = useBoard()
  const { width, height } = settingsOf<NoteSize>(NOTE_FIELDS, {
    id: note.id,
    values: { width: NOTE_FIELDS.width.assumed, height: NOTE_FIELDS.height.assumed, ...note },
    change: (changed) => changeNote(session, note.id, changed),
  })
  return (
    <>
      <InspectorHead kind="Note" title={note.text.split('\n')[0] || 'Empty note'} />
      <div className={styles.fields}>
        <AreaField
          label="Text"
          mono={false}
          rows={10}
          id={`${note.id} text`}
          value={note.text}
          read={readText}
          commit={(text) => changeNote(session, note.id, { text })}
        />
        <NumberSetting label="Width" setting={width} />
        <NumberSetting label="Height" description="0 is as high as its text." setting={height} />
      </div>
    </>
  )
}
