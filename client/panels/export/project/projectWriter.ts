import { type GeneratedProject, generateProject } from '../../../../shared/scaffold/generateProject'
import { zipFiles } from '../../../../shared/scaffold/zipFiles'
import type { ProjectNews, ProjectOrder, WrittenProject } from './projectNews'

type Tell = (news: ProjectNews, transfer?: Transferable[]) => void
type Generated = Extract<GeneratedProject, { readonly ok: true }>

/** The worker's side of an export: it writes the projects once and keeps them for what is asked then. */
export function createProjectWriter(tell: Tell): (order: ProjectOrder) => void {
  let project: Generated | undefined
  return (order) => {
    switch (order.kind) {
      case 'write':
        project = write(order, tell)
        return
      case 'text':
        return tell({ kind: 'text', text: project?.files.get(order.path)?.text ?? '' })
      case 'zip': {
        const zip = project ? new Uint8Array(zipFiles(project.files, project.folder)) : new Uint8Array()
        return tell({ kind: 'zip', zip }, [zip.buffer])
      }
    }
  }
}

function write({ topology, prefix }: Extract<ProjectOrder, { kind: 'write' }>, tell: Tell): Generated | undefined {
  const project = generateProject(topology, {
    prefix,
    onService: (services) => tell({ kind: 'progress', services }),
  })
  if (!project.ok) {
    tell({ kind: 'refused', problems: project.problems })
    return undefined
  }
  tell({ kind: 'written', project: listOf(project) })
  return project
}

function listOf({ files, notes }: Generated): WrittenProject {
  const encoder = new TextEncoder()
  const list = [...files].map(([path, { text, owner }]) => ({ path, owner, bytes: encoder.encode(text).length }))
  return { files: list, notes }
}
