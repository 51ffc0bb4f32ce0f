import { asyncApi, asyncApiSystem } from '../formats/asyncApi'
import { mermaid } from '../formats/mermaid'
import type { Problem } from '../problem'
import { formatBoardFile } from '../topology/boardFile'
import { EXPORT_LANGUAGES } from '../topology/exportLanguages'
import type { Subscribes, Topology } from '../topology/model'
import { filePath, fileSet, type ProjectFile } from './core/files'
import { manifestFile } from './core/manifest'
import { planProject } from './core/planProject'
import type { Project } from './core/project'
import { refusals } from './core/refusals'
import { toYaml } from './core/serialise'
import { attachComposeFile, composeFile, environmentExample } from './project/compose'
import { type ExportNote, notesOn } from './project/notes'
import { readme } from './project/readme'
import { staticFiles } from './project/staticFiles'
import { topicFiles } from './project/topics'
import { typescriptService } from './typescript/typescriptService'

export type GeneratedProject =
  | {
      readonly ok: true
      /** What the folder of the project is called: the board's name as a slug. */
      readonly folder: string
      /** Sorted by path. */
      readonly files: ReadonlyMap<string, Omit<ProjectFile, 'path'>>
      /** What is missing in the export or added by it. */
      readonly notes: readonly ExportNote[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export type GenerateOptions = {
  /** Goes before every name on the cluster the board uses. */
  readonly prefix: string
  /** Told after each service: how many are written. */
  onService?(written: number): void
}

/**
 * The board as runnable services: a pure function, the same files byte for byte for the same board. One service that cannot be generated
 * refuses the whole export, with every reason.
 */
export function generateProject(topology: Topology, { prefix, onService }: GenerateOptions): GeneratedProject {
  const project = planProject(topology, prefix)
  const problems = refusals(project, EXPORT_LANGUAGES)
  if (problems.length > 0) return { ok: false, problems }
  const notes = notesOn(project)
  const topologyText = formatBoardFile(topology, 'json')
  const files = [...projectFiles(project, { notes, onService }), gen('.streamboard/topology.json', topologyText)]
  return { ok: true, folder: project.name.safe, files: fileSet([...files, manifestFile(files, topologyText)]), notes }
}

type Writing = { readonly notes: readonly ExportNote[]; readonly onService: GenerateOptions['onService'] }

function projectFiles(project: Project, { notes, onService }: Writing): readonly ProjectFile[] {
  return [
    { path: filePath('README.md'), text: readme(project, notes), owner: 'merge' },
    gen('docker-compose.yml', composeFile(project)),
    gen('docker-compose.attach.yml', attachComposeFile(project)),
    gen('.env.example', environmentExample(project)),
    gen('docs/diagram.mmd', mermaid(project.topology)),
    ...staticFiles(),
    ...topicFiles(project),
    ...asyncApiFiles(project),
    ...project.services.flatMap((service, index) => {
      const files = typescriptService(service)
      onService?.(index + 1)
      return files
    }),
  ]
}

function asyncApiFiles({ topology, prefix, services }: Project): readonly ProjectFile[] {
  const errorTopicsOf = ({ from, to, group }: Subscribes) => {
    const subscriptions = services.find(({ service }) => service.id === to)?.subscriptions ?? []
    return subscriptions.find((one) => one.topic.id === from && one.group === group)?.failureTopics ?? []
  }
  const options = { prefix, errorTopicsOf }
  return [
    gen('asyncapi/system.yaml', toYaml(asyncApiSystem(topology, options))),
    ...services.map(({ name, service }) =>
      gen(`asyncapi/${name.safe}.yaml`, toYaml(asyncApi(topology, service.id, options))),
    ),
  ]
}

const gen = (path: string, text: string): ProjectFile => ({ path: filePath(path), text, owner: 'gen' })
