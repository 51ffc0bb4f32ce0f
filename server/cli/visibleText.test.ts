import { expect, it } from 'vitest'
import { visibleText } from './visibleText'

it.each([
  ['\u001b[31mred\u0007', '\\u001b[31mred\\u0007'],
  ['\u009b2J\r', '\\u009b2J\\u000d'],
  ['a\u202Eb\u2066', 'a\\u202eb\\u2066'],
  ['+ topic "Żółć 🦦"\n\tdone\n', '+ topic "Żółć 🦦"\n\tdone\n'],
])('%j is shown as %j', (said, shown) => {
  expect(visibleText(said)).toBe(shown)
})

it('leaves JSON with its meaning', () => {
  const said = { name: 'a\u202Eb\u009b' }
  expect(JSON.parse(visibleText(JSON.stringify(said)))).toEqual(said)
})
