import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipFiles } from './zipFiles'

const FILES = new Map([
  ['b.sh', { text: 'echo é\n', executable: true }],
  ['a/b.txt', { text: 'x'.repeat(10_000) }],
])

test('a zip holds the files in the folder that is given, and the same files make the same bytes in any order', () => {
  const zip = zipFiles(FILES, 'shop')
  expect(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)])).toEqual([
    ['shop/a/b.txt', 'x'.repeat(10_000)],
    ['shop/b.sh', 'echo é\n'],
  ])
  expect(zipFiles(new Map([...FILES].reverse()), 'shop')).toEqual(zip)
})

test('programs are marked as such, for Unix', () => {
  const modes = directoryModes(zipFiles(FILES, 'shop'))
  expect(modes).toEqual([
    [3, 0o100644],
    [3, 0o100755],
  ])
})

/** System and mode of each entry of the central directory (APPNOTE 4.3.12). */
function directoryModes(zip: Uint8Array): [number, number][] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length)
  const entries: [number, number][] = []
  for (let at = view.getUint32(zip.length - 6, true); view.getUint32(at, true) === 0x02014b50; ) {
    entries.push([view.getUint8(at + 5), view.getUint32(at + 38, true) >>> 16])
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}
