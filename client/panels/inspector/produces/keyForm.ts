import { compileTemplate } from '../../../../shared/generation/template'

/** What a key template says, as far as a form can say it too. */
export type KeyForm =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'list'; readonly options: readonly KeyOption[] }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'template'; readonly text: string }
export type KeyOption = { readonly text: string; readonly weight: number }
export type KeyKind = KeyForm['kind']

/** The template that a form stands for. */
export function formToKey(form: KeyForm): string {
  switch (form.kind) {
    case 'none':
      return ''
    case 'fixed':
    case 'template':
      return form.text
    case 'list':
      return `{{pick ${form.options.map(optionText).join(',')}}}`
    case 'field':
      return form.path === '' ? '' : `{{field ${form.path}}}`
  }
}

/** Reads back what a form can say; anything else stays a template. */
export function keyToForm(key: string): KeyForm {
  if (key === '') return { kind: 'none' }
  if (!key.includes('{{')) return { kind: 'fixed', text: key }
  if (!compileTemplate(key).ok) return { kind: 'template', text: key }
  const [, call, argument = ''] = /^\{\{\s*(pick|field)\s+([^{}]*?)\s*\}\}$/.exec(key) ?? []
  if (call === 'field') return { kind: 'field', path: argument }
  if (call === 'pick') return { kind: 'list', options: argument.split(',').map(textOption) }
  return { kind: 'template', text: key }
}

/** A weight is written where it says something, and where the text itself ends like one. */
const optionText = ({ text, weight }: KeyOption) =>
  weight === 1 && !/:\d+(\.\d+)?$/.test(text) ? text : `${text}:${weight}`

function textOption(option: string): KeyOption {
  const [, text, weight] = /^(.*):(\d{1,9}(?:\.\d{1,9})?)$/.exec(option.trim()) ?? []
  return text === undefined ? { text: option.trim(), weight: 1 } : { text: text.trim(), weight: Number(weight) }
}
