// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are meant to look like code
import type { Connection, Topology } from '../topology/model'

/** Texts that broke generators before: each becomes the name of a service, its group and a message. For tests. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...['class', 'default', 'await', 'package', 'fn', 'None', 'func', 'delete', '1st', '007'],
  ...['yes', 'no', 'null', '~', '1e3', '0o7', '# no comment', 'key: value', '- item', '&anchor *alias !!js/function'],
  ...["it's", '"quoted"', '`backtick`', '\\', "\\'; globalThis.canary = 1; //", "'; globalThis.canary = 1; '"],
  ...[
    '${globalThis.canary = 1}',
    '$(touch canary)',
    '`touch canary`',
    '${jndi:ldap://x}',
    '#{7*7}',
    '{7*7}',
    '%0a',
    '%s%n',
  ],
  ...['*/ globalThis.canary = 1 /*', '<!-- --> <script>canary</script>', '](javascript:canary)', '"""', "'''"],
  ...['../../x', '..', '/etc/passwd', 'C:\\x', 'a:b', 'CON', 'con', 'nul', 'aux.txt', 'COM1', 'dot.', '-rf', '.env'],
  ...['__proto__', 'constructor', 'toString', 'prototype', 'kafka', 'topics-init', 'node_modules', 'system', 'topic'],
  ...[
    'a\nb',
    'a\r\nglobalThis.canary = 1',
    'a\u2028globalThis.canary = 1',
    '\\u000aglobalThis.canary = 1',
    'nul\u0000byte',
  ],
  ...[
    '\u202eevil',
    'Größe',
    'שלום',
    '日本語',
    '😀',
    '\ud800 alone',
    'caf\u00e9',
    'cafe\u0301',
    'A-B',
    'a b',
    'a.b',
    'A B',
  ],
  ...['x'.repeat(249), 'y'.repeat(500)],
]

/** One service for each text: it reads a topic in a group of that name, with an effect of that name, and produces the text on a clock. */
export function hostileBoard(texts: readonly string[]): Topology {
  const topic = { id: 'topic', name: 'topic', partitions: 1, replication: 1, configs: new Map<string, string>() }
  return {
    name: texts.join(' ').slice(0, 300),
    services: new Map(
      texts.map((name, index) => [id('s', index), { id: id('s', index), name, language: 'typescript', effect: name }]),
    ),
    topics: new Map([
      ['out', { ...topic, id: 'out', name: 'out' }],
      [topic.id, topic],
    ]),
    stores: new Map(),
    connections: new Map(
      texts
        .flatMap(connections)
        .map((made) => [made.id, made] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    notes: new Map(texts.map((text, index) => [id('n', index), { id: id('n', index), text }])),
    frames: new Map(),
    invariants: new Map(),
    faults: new Map(),
    views: new Map(),
    layout: new Map(),
  }
}

const id = (kind: string, index: number) => `${kind}${String(index).padStart(3, '0')}`

function connections(text: string, index: number): readonly Connection[] {
  const group = `g ${text.replaceAll(/\p{Cc}/gu, ' ').trim()}`.slice(0, 200)
  const value = JSON.stringify({ text })
  return [
    { kind: 'subscribes', id: id('a', index), from: 'topic', to: id('s', index), group, start: 'earliest' },
    {
      kind: 'produces',
      id: id('b', index),
      from: id('s', index),
      to: 'out',
      when: 'rate',
      rate: 1,
      key: '',
      value,
      type: text,
    },
  ]
}
