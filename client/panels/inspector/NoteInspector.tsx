import type { Note } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { changeNote } from './changeElement'
import { AreaField } from './fields'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'
import { readText } from './readField'

export function NoteInspector({ note }: { readonly note: Note }) {
  const { session } = useBoard()
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
      </div>
    </>
  )
}
