import { parseArgs } from 'node:util'
import { EXPORT_LANGUAGES } from '../../shared/topology/exportLanguages'
import type { Language } from '../../shared/topology/model'
import { nearest } from '../../shared/topology/nearest'
import { listOf } from '../config'
import { readDuration } from './run/readDuration'

export const COMMANDS = ['check', 'plan', 'apply', 'run', 'diff', 'export'] as const
export type CommandName = (typeof COMMANDS)[number]

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'check'; readonly board: string; readonly json: boolean }
  | { readonly kind: 'diff'; readonly before: string; readonly after: string; readonly json: boolean }
  | {
      readonly kind: 'plan' | 'apply'
      readonly board: string
      readonly json: boolean
      readonly brokers: readonly string[]
      readonly adopt: readonly string[]
    }
  | {
      readonly kind: 'run'
      readonly board: string
      readonly json: boolean
      readonly brokers: readonly string[]
      readonly adopt: readonly string[]
      readonly forMs: number
      readonly faults: readonly string[]
      /** Whether those of the board file happen as well. */
      readonly withFaults: boolean
      readonly expects: readonly string[]
    }
  | {
      readonly kind: 'export'
      readonly board: string
      readonly json: boolean
      readonly out: string
      readonly language: Language | undefined
    }

export type ReadArguments =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly sentence: string }

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  brokers: { type: 'string' },
  adopt: { type: 'string', multiple: true },
  for: { type: 'string' },
  fault: { type: 'string', multiple: true },
  'no-faults': { type: 'boolean' },
  expect: { type: 'string', multiple: true },
  out: { type: 'string' },
  lang: { type: 'string' },
} as const

type Values = Partial<{
  help: boolean
  json: boolean
  brokers: string
  adopt: string[]
  for: string
  fault: string[]
  'no-faults': boolean
  expect: string[]
  out: string
  lang: string
}>

/** Which command takes which options, beside `--help`. */
const TAKES: Readonly<Record<CommandName, readonly string[]>> = {
  check: ['json'],
  plan: ['json', 'brokers', 'adopt'],
  apply: ['json', 'brokers', 'adopt'],
  run: ['json', 'brokers', 'adopt', 'for', 'fault', 'no-faults', 'expect'],
  diff: ['json'],
  export: ['json', 'out', 'lang'],
}

/** What was asked for, or what is wrong with the asking. */
export function readArguments(argv: readonly string[]): ReadArguments {
  const parsed = parse(argv)
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed
  const [name, board, ...more] = positionals
  if (values.help || name === 'help') return { ok: true, command: { kind: 'help' } }
  if (name === undefined) return wrong(`Say what to do: ${COMMANDS.join(', ')}.`)
  const kind = COMMANDS.find((command) => command === name)
  if (!kind) return wrong(unknown('command', name, COMMANDS))
  const foreign = Object.keys(values).find((option) => !TAKES[kind].includes(option))
  if (foreign) return wrong(`${kind} takes no --${foreign}.`)
  if (kind === 'diff') return diffOf(positionals.slice(1), values)
  if (board === undefined) return wrong(`${kind} needs a board file, or - to read it from standard input.`)
  if (more.length > 0) return wrong(`${kind} takes one board file, not ${more.length + 1}.`)
  return commandOf(kind, board, values)
}

function diffOf(files: readonly string[], { json = false }: Values): ReadArguments {
  const [before, after] = files
  if (before === undefined || after === undefined || files.length > 2)
    return wrong(`diff takes two board files, not ${files.length}.`)
  if (before === '-' && after === '-') return wrong('diff reads only one of the two from standard input.')
  return { ok: true, command: { kind: 'diff', before, after, json } }
}

type Parsed =
  | { readonly ok: true; readonly values: Values; readonly positionals: readonly string[] }
  | { readonly ok: false; readonly sentence: string }

function parse(argv: readonly string[]): Parsed {
  try {
    return { ok: true, ...parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true }) }
  } catch (cause) {
    const option = argv.find(
      (argument) => argument.startsWith('--') && !Object.hasOwn(OPTIONS, argument.slice(2).split('=')[0] ?? ''),
    )
    if (option)
      return wrong(
        unknown(
          'option',
          option,
          Object.keys(OPTIONS).map((known) => `--${known}`),
        ),
      )
    return wrong(valueSentence(cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)))
  }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  brokers: 'localhost:9092',
  adopt: 'orders',
  for: '30s',
  fault: '"crash notification at 5s"',
  expect: '"missing = 0"',
  out: 'services.zip',
  lang: 'typescript',
}

/** Node.js says which option of ours it means, and little else: nothing followed it, or another option did. */
function valueSentence(message: string): string {
  const [, option = ''] = /--([a-z-]+)(?: <value>)?' argument/.exec(message) ?? []
  const example = Object.hasOwn(EXAMPLES, option) ? EXAMPLES[option] : undefined
  return example ? `--${option} needs a value, such as --${option} ${example}.` : message
}

const FOR = '30s'

function commandOf(kind: Exclude<CommandName, 'diff'>, board: string, values: Values): ReadArguments {
  const json = values.json ?? false
  const onCluster = { brokers: listOf(values.brokers), adopt: values.adopt ?? [] }
  switch (kind) {
    case 'check':
      return { ok: true, command: { kind, board, json } }
    case 'plan':
    case 'apply':
      return { ok: true, command: { kind, board, json, ...onCluster } }
    case 'run': {
      const forMs = readDuration(values.for ?? FOR)
      if (forMs === undefined)
        return wrong(`--for takes a time of at most a day, such as 500ms, 30s or 2m, not "${values.for}".`)
      const { fault: faults = [], expect: expects = [], 'no-faults': withoutFaults = false } = values
      return {
        ok: true,
        command: { kind, board, json, ...onCluster, forMs, faults, withFaults: !withoutFaults, expects },
      }
    }
    case 'export': {
      if (!values.out) return wrong('export needs --out and an empty folder or a file ending in .zip.')
      const language = EXPORT_LANGUAGES.find((known) => known === values.lang)
      if (values.lang !== undefined && !language) return wrong(unknown('language', values.lang, EXPORT_LANGUAGES))
      return { ok: true, command: { kind, board, json, out: values.out, language } }
    }
  }
}

function unknown(what: string, given: string, known: readonly string[]): string {
  const near = nearest(given, known)
  return `There is no ${what} "${given.slice(0, 60)}". ${near ? `Did you mean ${near}?` : `There is ${known.join(', ')}.`}`
}

const wrong = (sentence: string) => ({ ok: false, sentence }) as const
