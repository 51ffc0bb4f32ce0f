import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import type { ServiceRun } from '../../../shared/protocol/live'
import type { Language } from '../../../shared/topology/model'
import { clientsOutside } from '../../live/runningOutside'
import { formatRate } from '../../ui/figures'
import { useCanvas } from '../canvasContext'
import type { ServiceFlowNode } from '../flowElements'
import { NodeFrame } from './NodeFrame'
import { NodeTitle } from './NodeTitle'

const SHORT: Readonly<Record<Language, string>> = {
  typescript: 'TS',
  java: 'Java',
  python: 'Py',
  go: 'Go',
  rust: 'Rust',
}

export const ServiceNode = memo(({ data: { element }, selected }: NodeProps<ServiceFlowNode>) => {
  const { session, live, detail } = useCanvas()
  const plain = useStore(detail, (state) => state.detail === 'boxes')
  const run = useStore(live.counters, ({ runs }) => runs.get(element.id))
  const outside = useStore(live.counters, (seen) => clientsOutside(element.id, session.state.getState(), seen))
  return (
    <NodeFrame kind="service" selected={selected}>
      <div className="sb-head">
        <NodeTitle id={element.id} name={element.name} />
        {!plain && <span className="sb-language">{SHORT[element.language]}</span>}
      </div>
      {!plain && (outside ? <OutsideLine clients={outside} /> : <RunLine run={run} />)}
    </NodeFrame>
  )
})

/** It runs, but not here: its group has members that Streamboard did not start. */
const OutsideLine = ({ clients }: { clients: string }) => (
  <div className="sb-state" data-state="outside">
    <i className="sb-pip" />
    <em>running outside</em>
    <span title={clients}>{clients}</span>
  </div>
)

function RunLine({ run }: { run: ServiceRun | undefined }) {
  const state = run?.state ?? 'idle'
  return (
    <div className="sb-state" data-state={state}>
      <i className="sb-pip" />
      <em>{STATE_WORDS[state]}</em>
      {run?.lastError ? (
        <span title={run.lastError}>{run.lastError}</span>
      ) : (
        run?.state === 'running' && <Rates in={run.rateIn} out={run.rateOut} />
      )}
    </div>
  )
}

const STATE_WORDS: Readonly<Record<ServiceRun['state'], string>> = {
  idle: 'not running',
  starting: 'starting',
  running: 'running',
  stopping: 'stopping',
  stopped: 'stopped',
  paused: 'paused',
  crashed: 'crashed',
  failed: 'failed',
}

/** `↓ 12.0 /s` read, `↑ 0.4 /s` written; what is not happening is left out. */
function Rates({ in: read, out: written }: { in: number; out: number }) {
  const figures = [read > 0 && `↓ ${formatRate(read)}`, written > 0 && `↑ ${formatRate(written)}`].filter(Boolean)
  const title = `${formatRate(read)} read, ${formatRate(written)} written`
  return (
    <span className="sb-rates" title={title}>
      {figures.join('  ')}
    </span>
  )
}
