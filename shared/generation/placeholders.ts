import { nearest } from '../topology/nearest'
import { FAKE_KINDS, fake } from './fakeData'
import { fieldOf } from './fieldOf'
import { type TemplateContext, TemplateError } from './templateContext'
import { PEOPLE, WORDS } from './words'

/** One value in its two forms: for inside quotes or plain text, and as JSON. */
export type Insertion = { readonly text: string; readonly json: string }
type Insert = (context: TemplateContext) => Insertion
type Compiled = { readonly ok: true; readonly insert: Insert } | { readonly ok: false; readonly wrong: string }

/** What each placeholder is called with and does; the guide and the editor's help are made of it. */
export const PLACEHOLDERS = [
  { name: 'uuid', use: '{{uuid}}', says: 'a new random id', compile: plain((context) => uuid(context)) },
  { name: 'pick', use: '{{pick alice,dave,carol:3}}', says: 'one of these; carol three times as often', compile: pick },
  { name: 'int', use: '{{int 1 100}}', says: 'a whole number, both ends possible', compile: int },
  { name: 'float', use: '{{float 0 1 2}}', says: 'a number with two decimals', compile: float },
  { name: 'seq', use: '{{seq}}', says: 'which message this is', compile: plain((context) => context.count) },
  {
    name: 'now',
    use: '{{now}}',
    says: 'the time, RFC 3339 in UTC',
    compile: plain(({ now }) => new Date(now).toISOString()),
  },
  { name: 'nowMs', use: '{{nowMs}}', says: 'the time in milliseconds', compile: plain((context) => context.now) },
  { name: 'word', use: '{{word}}', says: 'a word', compile: plain((context) => oneOf(WORDS, context)) },
  { name: 'sentence', use: '{{sentence}}', says: 'a sentence', compile: plain((context) => sentence(context)) },
  { name: 'name', use: '{{name}}', says: "a person's name", compile: plain((context) => oneOf(PEOPLE, context)) },
  { name: 'bool', use: '{{bool}}', says: 'true or false', compile: plain((context) => context.random() < 0.5) },
  { name: 'key', use: '{{key}}', says: "this message's own key", compile: plain((context) => context.key ?? null) },
  {
    name: 'field',
    use: '{{field data.authorId}}',
    says: "a field of this message's own value, for its key",
    compile: (path) => fieldAt(path, 'field data.authorId', OWN),
  },
  { name: 'faker', use: '{{faker person.firstName}}', says: 'realistic made-up data', compile: faker },
  {
    name: 'input.key',
    use: '{{input.key}}',
    says: 'the key of the record received',
    compile: plain((context) => received(context).key),
  },
  {
    name: 'input.value',
    use: '{{input.value.data.authorId}}',
    says: 'the value of the record received, or a field of it',
    compile: plain((context) => received(context).value),
  },
  {
    name: 'item',
    use: '{{item.id}}',
    says: 'the element of the list that the message is made for, or a field of it',
    compile: plain((context) => itemOf(context)),
  },
] as const satisfies readonly { name: string; use: string; says: string; compile: (argument: string) => Compiled }[]

/** `call` is what stands between the braces. */
export function compilePlaceholder(call: string): Compiled {
  const [name = '', ...rest] = call.split(/\s+/)
  const argument = rest.join(' ')
  const root = ROOTS.find(({ prefix }) => name.startsWith(prefix))
  if (root) return argument ? plain(root.of)(argument) : fieldAt(name.slice(root.prefix.length), root.use, root)
  const known = PLACEHOLDERS.find((placeholder) => placeholder.name === name)
  return known ? known.compile(argument) : wrong(unknownSentence(name))
}

function unknownSentence(name: string): string {
  if (!name) return 'Between "{{" and "}}" there is nothing.'
  const near = nearest(
    name,
    PLACEHOLDERS.map((placeholder) => placeholder.name),
  )
  return `There is no placeholder called "${name.slice(0, 50)}".${near ? ` Did you mean "${near}"?` : ''}`
}

const wrong = (sentence: string): Compiled => ({ ok: false, wrong: sentence })
const inserts = (insert: Insert): Compiled => ({ ok: true, insert })

/** A placeholder without arguments. */
function plain(draw: (context: TemplateContext) => unknown): (argument: string) => Compiled {
  return (argument) =>
    argument
      ? wrong(`This placeholder takes nothing after its name, not "${argument.slice(0, 50)}".`)
      : inserts((context) => asInsertion(draw(context)))
}

type Root = { readonly owner: string; readonly of: (context: TemplateContext) => unknown }

const ROOTS = [
  {
    prefix: 'input.value.',
    use: 'input.value.data.id',
    owner: 'The record received',
    of: (context: TemplateContext) => received(context).value,
  },
  { prefix: 'item.', use: 'item.id', owner: 'The item', of: itemOf },
] as const

function fieldAt(path: string, use: string, { owner, of }: Root): Compiled {
  if (path.split('.').includes('')) return wrong(`A path is names with single dots between them, such as ${use}.`)
  return inserts((context) => asInsertion(fieldOf(of(context), path, owner)))
}

const OWN: Root = {
  owner: "The message's own value",
  of: (context) => {
    if ('own' in context) return context.own
    throw new TemplateError('Only the key of a message can be made of its value.')
  },
}

function itemOf(context: TemplateContext): unknown {
  if ('item' in context) return context.item
  throw new TemplateError('The template asks for an item, but this message is not made for an element of a list.')
}

function received(context: TemplateContext): NonNullable<TemplateContext['input']> {
  if (context.input) return context.input
  throw new TemplateError('The template asks for the record received, but this message is made without one.')
}

function faker(name: string): Compiled {
  const kind = FAKE_KINDS.find((known) => known.name === name)
  return kind ? inserts((context) => asInsertion(fake(kind, context.random))) : wrong(unknownFake(name))
}

function unknownFake(name: string): string {
  const known = FAKE_KINDS.map((kind) => kind.name)
  const near = nearest(name, known)
  const meant = near ? ` Did you mean "${near}"?` : ` There are ${known.join(', ')}.`
  return `faker does not make "${name.slice(0, 50)}".${meant}`
}

function asInsertion(value: unknown): Insertion {
  const json = jsonOf(value)
  return { json, text: typeof value === 'string' ? value : value === null ? '' : json }
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch {
    throw new TemplateError('What the template asks for is nested too deeply to be written.')
  }
}

/** Options that are numbers, true, false or null go in as such where JSON expects a value. */
function pick(argument: string): Compiled {
  const options = argument.split(',').map(weighed)
  if (options.some(({ text }) => text === ''))
    return wrong('pick needs options with commas between them: {{pick alice,dave}}.')
  if (options.some(({ weight }) => weight === 0)) return wrong('A weight must be more than 0: {{pick alice,dave:3}}.')
  const total = options.reduce((sum, { weight }) => sum + weight, 0)
  return inserts((context) => {
    let left = context.random() * total
    const chosen = options.find(({ weight }) => {
      left -= weight
      return left < 0
    })
    return optionInsertion((chosen ?? options.at(-1))?.text ?? '')
  })
}

function weighed(option: string): { text: string; weight: number } {
  const [, text, weight] = /^(.*):(\d{1,9}(?:\.\d{1,9})?)$/.exec(option.trim()) ?? []
  return text === undefined ? { text: option.trim(), weight: 1 } : { text: text.trim(), weight: Number(weight) }
}

const optionInsertion = (text: string): Insertion => ({
  text,
  json: /^(-?(0|[1-9]\d*)(\.\d+)?|true|false|null)$/.test(text) ? text : JSON.stringify(text),
})

function int(argument: string): Compiled {
  const [low, high, ...more] = argument.split(' ').map(Number)
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || more.length > 0) {
    return wrong('int needs two whole numbers: {{int 1 100}}.')
  }
  return between(Number(low), Number(high), (share, span) => asInsertion(Number(low) + Math.floor(share * (span + 1))))
}

function float(argument: string): Compiled {
  const [low, high, digits = 2, ...more] = argument.split(' ').map(Number)
  const isDigits = Number.isInteger(digits) && digits >= 0 && digits <= 15
  if (!argument.includes(' ') || !isDigits || more.length > 0)
    return wrong('float needs two numbers and how many decimals (0 to 15): {{float 0 1 2}}.')
  return between(Number(low), Number(high), (share, span) => {
    const text = (Number(low) + share * span).toFixed(digits)
    return { text, json: text }
  })
}

function between(low: number, high: number, at: (share: number, span: number) => Insertion): Compiled {
  const span = high - low
  if (!Number.isFinite(span) || Math.max(Math.abs(low), Math.abs(high)) > 1e15)
    return wrong('Numbers must lie between -1e15 and 1e15.')
  if (span < 0) return wrong(`The first number must not be larger than the second: ${low} is more than ${high}.`)
  return inserts((context) => at(context.random(), span))
}

const oneOf = (options: readonly string[], { random }: TemplateContext) =>
  options[Math.floor(random() * options.length)] ?? ''

function sentence(context: TemplateContext): string {
  const words = Array.from({ length: 5 + Math.floor(context.random() * 5) }, () => oneOf(WORDS, context)).join(' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** Version 4, as RFC 9562 writes it. */
function uuid({ random }: TemplateContext): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (digit) =>
    Math.floor(digit === 'x' ? random() * 16 : 8 + random() * 4).toString(16),
  )
}
