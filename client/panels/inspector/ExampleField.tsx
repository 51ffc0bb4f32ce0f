import type { Topic } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { changeTopic } from './changeElement'
import { AreaField } from './fields'
import styles from './Inspector.module.css'
import { readTemplate } from './readField'
import { sampleOf } from './sampleTemplate'

/** The example message, with what it comes out as. */
export function ExampleField({ topic }: { readonly topic: Topic }) {
  const { session } = useBoard()
  const example = topic.example ?? ''
  return (
    <div>
      <AreaField
        label="Example message"
        rows={6}
        placeholder={'{ "id": "{{uuid}}" }'}
        id={`${topic.id} example`}
        value={example}
        read={readTemplate}
        commit={(next) => changeTopic(session, topic.id, { example: next === '' ? undefined : next })}
      />
      {example !== '' && <p className={styles.hint}>{exampleHint(example)}</p>}
    </div>
  )
}

function exampleHint(example: string): string {
  const sample = sampleOf(example)
  if (!sample.ok) return sample.sentence
  return isJson(sample.text) ? 'Comes out as JSON.' : 'Comes out as plain text, not as JSON.'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
