import type { Topology } from '../../../shared/topology/model'
import { joinedNames } from '../../board/commands/addDrawing'
import { plural } from '../../ui/figures'
import { scrollable } from '../../ui/scrollable'
import { ThumbnailPicture } from '../gallery/ThumbnailPicture'
import { topologyThumbnail } from '../gallery/topologyThumbnail'
import styles from './Import.module.css'
import type { ReadyDrawing } from './readDrawings'

type DrawingPreviewProps = {
  readonly read: ReadyDrawing /** The open board, if there is one. */
  readonly board?: Topology
}

/** What would be drawn, what of it is on the board already, and what could not be taken. */
export const DrawingPreview = ({ read: { topology, kind, left }, board }: DrawingPreviewProps) => (
  <>
    <figure className={styles.preview}>
      <ThumbnailPicture thumbnail={topologyThumbnail(topology)} lively={false} />
      <figcaption>
        <b>{topology.name}</b> {countsOf(topology)}
      </figcaption>
    </figure>
    {board && isJoined(kind) && <Joined names={joinedNames(board, topology)} />}
    {left.length > 0 && (
      <section className={styles.left} aria-labelledby="left-out">
        <h3 id="left-out">{plural(left.length, 'thing')} that a board cannot say</h3>
        <ul {...scrollable('What a board cannot say')}>
          {left.map(({ sentence, place }) => (
            <li key={sentence}>
              {sentence} {place && <span>{place}</span>}
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
)

/** Documents of others describe what may be drawn already; a board file is a board of its own. */
export const isJoined = (kind: ReadyDrawing['kind']) => kind === 'asyncApi' || kind === 'mermaid'

const countsOf = ({ services, topics, stores, connections, notes, frames }: Topology) =>
  [
    plural(services.size, 'service'),
    plural(topics.size, 'topic'),
    ...(stores.size > 0 ? [plural(stores.size, 'store')] : []),
    ...(frames.size > 0 ? [plural(frames.size, 'frame')] : []),
    ...(notes.size > 0 ? [plural(notes.size, 'note')] : []),
    plural(connections.size, 'connection'),
  ].join(', ')

function Joined({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <p className={styles.joined}>
      Already on this board, and joined if it is added here: <b>{names.join(', ')}</b>
    </p>
  )
}
