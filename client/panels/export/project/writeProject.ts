import type { Problem } from '../../../../shared/problem'
import type { Topology } from '../../../../shared/topology/model'
import type { ProjectNews, ProjectOrder, WrittenProject } from './projectNews'

/** How far an export is. */
export type Writing =
  | { readonly kind: 'writing'; readonly services: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'written'
      readonly project: WrittenProject
      readonly ask: AskProject
      /** The board has changed since, and is being written anew. */
      readonly isOld: boolean
    }
  | { readonly kind: 'failed' }

/** What is had of a written project only when it is asked for. */
export type AskProject = {
  text(path: string): Promise<string>
  zip(): Promise<Uint8Array<ArrayBuffer>>
}

export type ProjectWorker = Pick<Worker, 'addEventListener' | 'terminate'> & { postMessage(order: ProjectOrder): void }

/**
 * Has a worker write the projects, and tells how it goes until the returned function is called; the worker then ends, also amid its work, but
 * not before it has answered what was asked.
 */
export function writeProject(
  order: { readonly topology: Topology; readonly prefix: string },
  worker: ProjectWorker,
  tell: (writing: Writing) => void,
): () => void {
  const waiting: ((news: ProjectNews) => void)[] = []
  let isLeft = false
  const endIfDone = () => {
    if (isLeft && waiting.length === 0) worker.terminate()
  }
  const asked = (request: ProjectOrder) =>
    new Promise<ProjectNews>((resolve) => {
      waiting.push(resolve)
      worker.postMessage(request)
    })
  const ask: AskProject = {
    text: async (path) => {
      const news = await asked({ kind: 'text', path })
      return news.kind === 'text' ? news.text : ''
    },
    zip: async () => {
      const news = await asked({ kind: 'zip' })
      return news.kind === 'zip' ? news.zip : new Uint8Array()
    },
  }
  worker.addEventListener('message', ({ data: news }: MessageEvent<ProjectNews>) => {
    switch (news.kind) {
      case 'progress':
        return tell({ kind: 'writing', services: news.services })
      case 'written':
        return tell({ kind: 'written', project: news.project, ask, isOld: false })
      case 'refused':
        return tell(news)
      case 'text':
      case 'zip':
        waiting.shift()?.(news)
        return endIfDone()
    }
  })
  worker.addEventListener('error', () => tell({ kind: 'failed' }))
  worker.postMessage({ kind: 'write', ...order })
  return () => {
    isLeft = true
    endIfDone()
  }
}
