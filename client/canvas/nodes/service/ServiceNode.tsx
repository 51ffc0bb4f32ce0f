import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import type { ServiceRun } from '../../../../shared/protocol/live'
import { behaviourOf } from '../../../../shared/topology/behaviourOf'
import type { Language, Service } from '../../../../shared/topology/model'
import { instancesOf } from '../../../board/commands/running'
import { clientsOutside } from '../../../live/runningOutside'
import { lastNotice, runReading } from '../../../live/runReading'
import { formatRate } from '../../../ui/figures'
import { useCanvas } from '../../canvasContext'
import type { ServiceFlowNode } from '../../flowElements'
import { NodeFrame } from '../NodeFrame'
import { NodeTitle } from '../NodeTitle'
import { InstancePips } from './InstancePips'
import { InversionMark } from './InversionMark'
import { ratesText } from './ratesText'
import { ServiceBadges } from './ServiceBadges'
import { ServiceTools } from './ServiceTools'
import { serviceFacts } from './serviceFacts'
import { useNowUntil } from './useNowUntil'

const SHORT: Readonly<Record<Language, string>> = {
  typescript: 'TS',
  java: 'Java',
  python: 'Py',
  go: 'Go',
  rust: 'Rust',
}

export const ServiceNode = memo(({ data: { element }, selected, dragging }: NodeProps<ServiceFlowNode>) => {
  const { session, live, detail } = useCanvas()
  const plain = useStore(detail, (state) => state.detail === 'boxes')
  const run = useStore(live.counters, ({ runs }) => runs.get(element.id))
  const outside = useStore(live.counters, (seen) => clientsOutside(element.id, session.state.getState(), seen))
  return (
    <NodeFrame kind="service" selected={selected} tools={!dragging && <ServiceTools service={element} />}>
      <div className="sb-head">
        <NodeTitle id={element.id} name={element.name} />
        {!plain && <CommitTag service={element} />}
        {!plain && <span className="sb-language">{SHORT[element.language]}</span>}
      </div>
      {!plain && (outside ? <OutsideLine clients={outside} /> : <RunLine {...{ service: element, run, selected }} />)}
      <InversionMark inverted={run && (run.inverted ?? 0)} />
      {!plain && <ServiceBadges facts={serviceFacts(element, run)} />}
    </NodeFrame>
  )
})

const COMMITS = {
  interval: null,
  each: { tag: 'each', title: 'The bookmark moves after each record.' },
  batch: { tag: 'batch', title: 'The bookmark moves after each batch of records.' },
  receive: {
    tag: 'on receive',
    title: 'The bookmark moves before a record is handled: what a crash interrupts is lost.',
  },
} as const

/** When bookmarks are committed, where it is not as usual. */
function CommitTag({ service }: { service: Service }) {
  const commit = COMMITS[behaviourOf.service(service).commit]
  if (!commit) return null
  return (
    <span className="sb-commit" title={commit.title}>
      {commit.tag}
    </span>
  )
}

/** It runs, but not here: its group has members that Streamboard did not start. */
const OutsideLine = ({ clients }: { clients: string }) => (
  <div className="sb-state" data-state="outside">
    <i className="sb-pip" />
    <em>running outside</em>
    <span title={clients}>{clients}</span>
  </div>
)

type RunLineProps = {
  readonly service: Service
  readonly run: ServiceRun | undefined
  readonly selected: boolean
}

function RunLine({ service, run, selected }: RunLineProps) {
  const wanted = instancesOf(service)
  const now = useNowUntil(lastNotice(run?.instances))
  const { state, word, detail, title } = runReading(run, wanted, now)
  return (
    <div className="sb-state" data-state={state} title={title}>
      <InstancePips serviceId={service.id} instances={run?.instances} wanted={wanted} reachable={selected} />
      <em>{word}</em>
      {detail && <span className="sb-detail">{detail}</span>}
      {run?.state === 'running' && <Rates in={run.rateIn} out={run.rateOut} />}
    </div>
  )
}

const Rates = ({ in: read, out: written }: { in: number; out: number }) => (
  <span className="sb-rates" title={`${formatRate(read)} read, ${formatRate(written)} written`}>
    {ratesText(read, written)}
  </span>
)
