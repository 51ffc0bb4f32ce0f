import { asyncApi, asyncApiSystem } from '../../../shared/formats/asyncApi'
import { toYaml } from '../../../shared/scaffold/core/serialise'
import type { Topology } from '../../../shared/topology/model'
import { slugs } from '../../../shared/topology/slugs'

/** Written when it is asked for: a board has as many as services. */
export type AsyncApiDocument = { readonly label: string; readonly file: string; readonly text: () => string }

export function asyncApiDocuments(topology: Topology): readonly AsyncApiDocument[] {
  const names = slugs(topology.services.values())
  return [
    ...[...topology.services.values()].map(({ id, name }) => ({
      label: name || 'Unnamed service',
      file: `${names.get(id)}.asyncapi.yaml`,
      text: () => toYaml(asyncApi(topology, id)),
    })),
    {
      label: 'All topics and who uses them',
      file: 'system.asyncapi.yaml',
      text: () => toYaml(asyncApiSystem(topology)),
    },
  ]
}
