/** Board files that are none, each with the words of the sentence that says so. */
export const BAD_BOARD_FILES: readonly { readonly what: string; readonly text: string; readonly sentence: RegExp }[] = [
  { what: 'neither JSON nor YAML', text: 'streamboard: 1\n\t}{ "', sentence: /neither YAML nor JSON/ },
  {
    what: 'another kind of file',
    text: '{"type":"excalidraw","elements":[]}',
    sentence: /neither a board file|does not say "streamboard: 1"/,
  },
  {
    what: 'nested 5,000 deep',
    text: `{"streamboard":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    sentence: /nested more than 64 levels deep/,
  },
  {
    what: 'nested 5,000 deep in YAML',
    text: `streamboard: 1\nname: ${'['.repeat(5000)}`,
    sentence: /nested more than 64 levels deep/,
  },
  {
    what: 'with an unknown field',
    text: 'streamboard: 1\nname: X\nservices:\n  - { id: a, name: A, langauge: go }\n',
    sentence: /services\[0\] has no field "langauge"/,
  },
  {
    what: 'with two ids the same',
    text: '{"streamboard":1,"name":"X","services":[{"id":"a","name":"A"}],"topics":[{"id":"a","name":"t"}]}',
    sentence: /topics\[0\]\.id is "a", which another element has already/,
  },
  {
    what: 'with names of JavaScript',
    text: '{"streamboard":1,"name":"X","__proto__":{"isAdmin":true}}',
    sentence: /has no field "__proto__"/,
  },
]
