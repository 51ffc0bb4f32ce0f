import { FAKE_KINDS } from '../../../../shared/generation/fakeData'
import { PLACEHOLDERS } from '../../../../shared/generation/placeholders'
import type { Suggest, Suggestion } from '../../../ui/code/code'
import { jsonLine } from './jsonLine'
import { suggestPaths } from './suggestPaths'

/** Placeholders, made-up data, and the fields of what was received. Values are asked for when they are needed, the newest last. */
export const suggestTemplate =
  (received: () => readonly unknown[]): Suggest =>
  (before, asked) => {
    const [, call] = /\{\{\s*([^{}]*)$/.exec(before) ?? []
    if (call === undefined) return asked ? { from: before.length, suggestions: PLACEHOLDERS.map(whole) } : null
    const faker = /^faker\s+(\S*)$/.exec(call)
    if (faker) return { from: before.length - (faker[1] ?? '').length, suggestions: FAKES }
    const field = /^input\.value\.([\w.]*)$/.exec(call)
    if (field) return { from: before.length - (field[1] ?? '').length, suggestions: suggestPaths(received()) }
    if (/\s/.test(call)) return null
    return { from: before.length - call.length, suggestions: PLACEHOLDERS.map(inside) }
  }

const FAKES = FAKE_KINDS.map(({ name, sample }) => ({ label: name, detail: jsonLine(sample, 32) }))

type Placeholder = { readonly use: string; readonly says: string }
const whole = ({ use, says }: Placeholder): Suggestion => ({ label: use, detail: says })
const inside = ({ use, says }: Placeholder): Suggestion => ({ label: use.slice(2, -2), detail: says })
