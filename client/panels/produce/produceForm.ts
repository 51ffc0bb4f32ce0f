import type { Request } from '../../../shared/protocol/operations'
import { LIMITS } from '../../../shared/topology/limits'
import { formatBytes } from '../../ui/figures'

/** A message as somebody writes it by hand. */
export type ProduceForm = {
  readonly hasKey: boolean
  readonly key: string
  readonly tombstone: boolean
  readonly value: string
  readonly headers: readonly HeaderRow[]
}
export type HeaderRow = { readonly id: number; readonly name: string; readonly value: string }

type Produce = Request<'message:produce'>
type ReadForm = { readonly ok: true; readonly request: Produce } | { readonly ok: false; readonly sentence: string }

export function formToRequest(form: ProduceForm, to: Pick<Produce, 'boardId' | 'topicId'>): ReadForm {
  const bytes = new TextEncoder().encode(form.value).length
  if (!form.tombstone && bytes > LIMITS.messageBytes) {
    return {
      ok: false,
      sentence: `The value has ${formatBytes(bytes)}; a message has at most ${formatBytes(LIMITS.messageBytes)}.`,
    }
  }
  const headers = form.headers.filter(({ name, value }) => name !== '' || value !== '')
  if (headers.some(({ name }) => name === '')) return { ok: false, sentence: 'A header needs a name.' }
  return {
    ok: true,
    request: {
      ...to,
      key: form.hasKey ? form.key : null,
      value: form.tombstone ? null : form.value,
      headers: headers.map(({ name, value }) => [name, value]),
    },
  }
}
