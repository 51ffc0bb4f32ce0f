import { useStore } from 'zustand'
import type { Topic } from '../../../shared/topology/model'
import type { LiveCounters } from '../../live/port'
import { useCanvas } from '../canvasContext'
import { BookmarkHandle } from './BookmarkHandle'
import type { LaneFeed } from './laneFeed'

type LaneBookmarksProps = { readonly topic: Topic; readonly feed: LaneFeed }

/** Over the painted bookmarks of a topic in use: what can be grabbed, focused and asked of them. */
export function LaneBookmarks({ topic: { name, partitions }, feed }: LaneBookmarksProps) {
  const { live, session } = useCanvas()
  const topic = useStore(session.state, ({ prefix }) => prefix + name)
  const places = useStore(live.counters, ({ groups }) => placesOf(groups, topic))
  return (
    <div className="sb-bookmarks">
      {places === ''
        ? null
        : places.split('\n').map((place) => {
            const [partition = '', group = ''] = place.split('\t')
            return (
              <BookmarkHandle
                key={place}
                place={{ group, topic, partition: Number(partition) }}
                feed={feed}
                partitions={partitions}
              />
            )
          })}
    </div>
  )
}

/** As text, which is the same as long as there are the same bookmarks, wherever they are. */
const placesOf = (groups: LiveCounters['groups'], topic: string): string =>
  [...groups.values()]
    .filter((lag) => lag.topic === topic)
    .flatMap(({ group, partitions }) =>
      partitions.flatMap(({ partition, committed }) => (committed === null ? [] : [`${partition}\t${group}`])),
    )
    .join('\n')
