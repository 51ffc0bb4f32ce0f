import type { Resume } from '../../shared/protocol/records'
import type { Audience } from './audience'

/**
 * Where a viewer goes on. One that knows another log begins at the beginning of this one. A position beyond the end shows that the log
 * was made anew while nobody looked, for example during a restart of the server, which forgets incarnations.
 */
export function resumePositions(audience: Audience, resume: Resume): Map<number, bigint> {
  const { tap } = audience
  if (audience.isSilent() && resume.incarnation > tap.incarnation()) tap.renumber(resume.incarnation)
  const known = [...tap.head].map(([partition, end]) => ({ partition, end, next: positionOf(resume, partition) }))
  const isBeyond = known.some(({ next, end }) => next !== undefined && next > end)
  if (isBeyond && resume.incarnation === tap.incarnation()) audience.renumber(tap.incarnation() + 1)
  const isSameLog = resume.incarnation === tap.incarnation()
  return new Map(
    known.map(({ partition, next }) => [partition, (isSameLog ? next : undefined) ?? tap.begin(partition)]),
  )
}

function positionOf({ next }: Resume, partition: number): bigint | undefined {
  const offset = Object.hasOwn(next, String(partition)) ? next[String(partition)] : undefined
  return offset === undefined ? undefined : BigInt(offset)
}
