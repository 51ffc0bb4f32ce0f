import type { InstanceRun } from '../../../../shared/protocol/run'
import { type Canvas, useCanvas } from '../../canvasContext'
import { instanceSentence } from './instanceSentence'
import { pickForInstance } from './pickForInstance'

type InstancePipsProps = {
  readonly serviceId: string
  readonly instances: readonly InstanceRun[] | undefined
  /** As drawn. */
  readonly wanted: number
  readonly reachable: boolean
}

const NARROW_FROM = 7

/** A mark for every instance, its shape and colour by what it does; what it reads is said by it, and it can be crashed alone. */
export function InstancePips({ serviceId, instances = [], wanted, reachable }: InstancePipsProps) {
  const canvas = useCanvas()
  const missing = Math.max(0, wanted - instances.length)
  const narrow = instances.length + missing >= NARROW_FROM
  return (
    <span className={narrow ? 'sb-pips sb-narrow' : 'sb-pips'}>
      {instances.map((instance) => (
        <Pip
          key={instance.number}
          instance={instance}
          title={instanceSentence(instance, prefixOf(canvas))}
          reachable={reachable}
          onPick={(at) => pickForInstance(canvas, { serviceId, instance, at })}
        />
      ))}
      {Array.from({ length: missing }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are nothing but so many
        <i key={i} className="sb-pip" />
      ))}
    </span>
  )
}

const prefixOf = ({ session }: Canvas) => session.state.getState().prefix

type PipProps = {
  readonly instance: InstanceRun
  readonly title: string
  readonly reachable: boolean
  readonly onPick: (at: { readonly x: number; readonly y: number }) => void
}

const Pip = ({ instance, title, reachable, onPick }: PipProps) => (
  <button
    type="button"
    className="sb-pip nodrag"
    data-instance={instance.state}
    title={title}
    aria-label={title}
    tabIndex={reachable ? 0 : -1}
    onClick={({ currentTarget }) => {
      const { left, bottom } = currentTarget.getBoundingClientRect()
      onPick({ x: left, y: bottom })
    }}
  />
)
