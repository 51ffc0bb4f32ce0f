import { streamsOf } from '../../../../shared/topology/isStream'
import type { Service } from '../../../../shared/topology/model'
import { useTopology } from '../../boardContext'
import type { Setting } from '../settings/settingsOf'
import { useServiceSettings } from '../settings/useSettings'
import { CommitSection } from './CommitSection'
import { EffectSection } from './EffectSection'
import { RunSection } from './RunSection'
import { WorkSection } from './WorkSection'

/** What the service does, as far as it matters: one that receives nothing has no work, and no bookmark to move. What is set is always shown. */
export function ServiceSections({ service }: { readonly service: Service }) {
  const topology = useTopology()
  const settings = useServiceSettings(service)
  const reads = streamsOf(topology).some(({ to }) => to === service.id)
  const isCalled = [...topology.connections.values()].some(({ kind, to }) => kind === 'calls' && to === service.id)
  const receives = reads || isCalled
  const { instances, pinned, commit, effect, idempotent, ...work } = settings
  return (
    <div>
      <RunSection instances={instances} pinned={pinned} copies={receives || instances.isChanged} />
      {(receives || isAnyChanged(work)) && <WorkSection settings={work} />}
      {(reads || commit.isChanged) && <CommitSection commit={commit} />}
      {(receives || isAnyChanged({ effect, idempotent })) && <EffectSection effect={effect} idempotent={idempotent} />}
    </div>
  )
}

const isAnyChanged = (settings: { readonly [name: string]: Pick<Setting, 'isChanged'> }) =>
  Object.values(settings).some(({ isChanged }) => isChanged)
