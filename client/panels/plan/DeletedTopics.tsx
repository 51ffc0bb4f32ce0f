import { Button } from '@mantine/core'
import type { DeletedTopic } from '../../../shared/protocol/deletionRequests'
import { parseBoardFile } from '../../../shared/topology/boardFile'
import { drawAgain } from '../../board/commands/deletingTopic'
import { plainName } from '../../live/plainName'
import { formatAgo, plural } from '../../ui/figures'
import { useBoard, useBoardState, useTopology } from '../boardContext'
import { useAnswer } from '../useAnswer'
import { useCommandContext } from '../useCommandContext'
import styles from './Plan.module.css'

/** What was deleted in the last 24 hours, to be drawn again; its records are gone. */
export function DeletedTopics() {
  const { session } = useBoard()
  const { answer, at } = useAnswer('topic:deletions', { boardId: session.boardId })
  if (!answer || answer.length === 0) return null
  return (
    <section className={styles.apart} aria-labelledby="deleted-topics">
      <h3 id="deleted-topics">Deleted in the last 24 hours</h3>
      <p className={styles.hint}>
        Drawn again, a topic has its settings and connections; its records are gone for good.
      </p>
      <ul>
        {answer.map((deleted) => (
          <Deleted key={`${deleted.topic} ${deleted.at}`} deleted={deleted} now={at} />
        ))}
      </ul>
    </section>
  )
}

function Deleted({ deleted, now }: { readonly deleted: DeletedTopic; readonly now: number }) {
  const context = useCommandContext()
  const name = plainName(
    deleted.topic,
    useBoardState((state) => state.prefix),
  )
  const isDrawn = [...useTopology().topics.values()].some((topic) => topic.name === name)
  const draw = () => {
    const drawing = parseBoardFile(deleted.drawing)
    if (drawing.ok && drawAgain(context, drawing.value))
      context.notify?.(`${name} is drawn again, without its records. Applying the plan creates it.`)
  }
  return (
    <li className={styles.topic}>
      <span className={styles.name}>{name}</span>
      <span className={styles.note}>
        {formatAgo(deleted.at, now)}, with {plural(BigInt(deleted.records), 'record')}
      </span>
      {isDrawn ? (
        <span className={styles.note}>drawn</span>
      ) : (
        <Button size="xs" onClick={draw}>
          Draw it again
        </Button>
      )}
    </li>
  )
}
