import type { Problem } from '../../../../shared/problem'
import type { Owner } from '../../../../shared/scaffold/core/files'
import type { ExportNote } from '../../../../shared/scaffold/project/notes'
import type { Topology } from '../../../../shared/topology/model'

/** What the page asks of the worker that writes the projects; after `write` each is answered in its turn. */
export type ProjectOrder =
  | { readonly kind: 'write'; readonly topology: Topology; readonly prefix: string }
  | { readonly kind: 'text'; readonly path: string }
  | { readonly kind: 'zip' }

/** A file without its text, which stays in the worker until it is asked for. */
export type WrittenFile = { readonly path: string; readonly bytes: number; readonly owner: Owner }

export type WrittenProject = { readonly files: readonly WrittenFile[]; readonly notes: readonly ExportNote[] }

export type ProjectNews =
  | { readonly kind: 'progress'; readonly services: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'written'; readonly project: WrittenProject }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'zip'; readonly zip: Uint8Array<ArrayBuffer> }
