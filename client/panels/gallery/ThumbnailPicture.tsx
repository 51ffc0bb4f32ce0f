import type { Thumbnail } from '../../../shared/protocol/operations'
import { type Box, boxAround } from '../../ui/boxAround'
import styles from './ThumbnailPicture.module.css'
import { boxOf, curveBetween, FRAME_MARGIN, LANE_HEIGHT, lanesOf, steadyNumber, viewBoxOf } from './thumbnailShapes'

type ThumbnailPictureProps = {
  readonly thumbnail: Thumbnail
  /** Messages in the lanes and on the way: for what runs, and for templates, which run at a click. */
  readonly lively: boolean
}

export function ThumbnailPicture({ thumbnail, lively }: ThumbnailPictureProps) {
  if (thumbnail.nodes.length === 0) return <div className={styles.blank}>Nothing drawn yet</div>
  const boxes = new Map(thumbnail.nodes.map((node) => [node.id, boxOf(node)]))
  const view = viewBoxOf([...boxes.values()])
  return (
    <svg className={styles.picture} viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`} aria-hidden="true">
      {thumbnail.frames.map((held) => {
        const box = boxAround(
          held.flatMap((id) => boxes.get(id) ?? []),
          FRAME_MARGIN,
        )
        return <rect key={held.join(' ')} className={styles.frame} {...box} rx={24} />
      })}
      {thumbnail.edges.map((edge, index) => (
        <Edge key={`${edge.from} ${edge.to} ${edge.kind}`} edge={edge} index={index} boxes={boxes} lively={lively} />
      ))}
      {thumbnail.nodes.map((node) => (
        <g key={node.id} className={styles[node.kind]}>
          <NodeFrame box={boxOf(node)} />
          {node.kind === 'topic' && <Lanes id={node.id} box={boxOf(node)} lanes={lanesOf(node)} lively={lively} />}
        </g>
      ))}
    </svg>
  )
}

const NodeFrame = ({ box }: { readonly box: Box }) => (
  <>
    <rect className={styles.body} x={box.x} y={box.y} width={box.width} height={box.height} rx={14} />
    <rect className={styles.accent} x={box.x} y={box.y} width={11} height={box.height} rx={4} />
  </>
)

const GROUPS = ['var(--group-a)', 'var(--group-b)', 'var(--group-c)'] as const

type EdgeProps = {
  readonly edge: Thumbnail['edges'][number]
  readonly index: number
  readonly boxes: ReadonlyMap<string, Box>
  readonly lively: boolean
}

function Edge({ edge, index, boxes, lively }: EdgeProps) {
  const from = boxes.get(edge.from)
  const to = boxes.get(edge.to)
  if (!from || !to) return null
  const { path, middle } = curveBetween(from, to)
  const stroke = edge.kind === 'subscribes' ? GROUPS[index % GROUPS.length] : undefined
  return (
    <>
      <path className={styles.edge} data-kind={edge.kind} d={path} style={{ stroke }} />
      {lively && edge.kind !== 'calls' && (
        <circle
          cx={middle.x}
          cy={middle.y}
          r={13}
          fill={`var(--k${Math.floor(steadyNumber(edge.from + edge.to) * 7)})`}
        />
      )}
    </>
  )
}

const CELLS = 13
type LanesProps = { readonly id: string; readonly box: Box; readonly lanes: number; readonly lively: boolean }

function Lanes({ id, box, lanes, lively }: LanesProps) {
  return Array.from({ length: lanes }, (_, lane) => {
    const y = box.y + 14 + lane * LANE_HEIGHT
    const laneId = `${id}/${lane}`
    return (
      <g key={laneId}>
        <rect
          className={styles.track}
          x={box.x + 28}
          y={y + 1}
          width={box.width - 44}
          height={LANE_HEIGHT - 8}
          rx={7}
        />
        {lively && <Cells id={laneId} x={box.x + 34} y={y + 4} />}
      </g>
    )
  })
}

function Cells({ id, x, y }: { readonly id: string; readonly x: number; readonly y: number }) {
  const unread = Math.floor(steadyNumber(id) * 5)
  const cells = Array.from({ length: CELLS }, (_, index) => ({ index, chance: steadyNumber(`${id}:${index}`) }))
  return (
    <>
      {cells
        .filter(({ chance }) => chance > 0.16)
        .map(({ index, chance }) => (
          <rect
            key={index}
            x={x + index * 25}
            y={y}
            width={18}
            height={22}
            rx={4}
            fill={`var(--k${Math.floor(chance * 7919) % 7})`}
            opacity={index < CELLS - unread ? 0.34 : 1}
          />
        ))}
      <rect x={x - 3 + (CELLS - unread) * 25} y={y - 7} width={6} height={36} rx={2} fill="var(--group-a)" />
    </>
  )
}
