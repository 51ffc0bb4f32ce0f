import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { areInstalled } from './ensurePackages.mjs'
import { findChromium } from './findChromium.mjs'
import { fingerprint } from './fingerprint.mjs'
import { openerOf } from './openBrowser.mjs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamboard-bootstrap-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the fingerprint of the sources', () => {
  const sources = () => fingerprint(folder, ['server', 'vite.config.ts'])
  const write = (path: string, text = '') => writeFile(join(folder, path), text)

  beforeEach(async () => {
    await mkdir(join(folder, 'server', 'deep'), { recursive: true })
    await write('server/deep/a.ts')
  })

  it('stays while nothing changes', async () => {
    expect(await sources()).toBe(await sources())
  })

  it.each([
    ['is written', () => write('server/deep/a.ts', 'longer')],
    ['is written with the same length', () => utimes(join(folder, 'server/deep/a.ts'), 1, 1)],
    ['appears', () => write('server/deep/b.ts')],
    ['goes', () => rm(join(folder, 'server/deep/a.ts'))],
    ['outside the folders appears', () => write('vite.config.ts')],
  ])('changes when a file %s', async (_, change) => {
    const before = await sources()
    await change()
    expect(await sources()).not.toBe(before)
  })

  it('does not care about tests', async () => {
    const before = await sources()
    await write('server/deep/a.test.ts')
    await write('server/deep/a.kafka.test.ts')
    expect(await sources()).toBe(before)
  })
})

describe('the packages', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/mac': { version: '1.0.0', integrity: 'y', optional: true },
  }

  it('are installed when all of them are there, whatever other systems would need', () => {
    expect(areInstalled(wanted, { 'node_modules/a': { version: '1.0.0', integrity: 'x' } })).toBe(true)
  })

  it.each([
    ['missing', {}],
    ['of another version', { 'node_modules/a': { version: '1.0.1', integrity: 'z' } }],
    ['of other contents', { 'node_modules/a': { version: '1.0.0', integrity: 'z' } }],
  ])('are not when one is %s', (_, installed) => {
    expect(areInstalled(wanted, installed)).toBe(false)
  })
})

describe('the browser of the tests', () => {
  it('is the one that was chosen, else one that can be run from the path', async () => {
    const path = [join(folder, 'missing'), folder].join(delimiter)
    const chromium = join(folder, 'google-chrome')
    await writeFile(join(folder, 'chromium'), 'cannot be run')
    await writeFile(chromium, '')
    await chmod(chromium, 0o755)
    expect(await findChromium({ PATH: path })).toBe(chromium)
    expect(await findChromium({ PATH: '', CHROMIUM_PATH: chromium })).toBe(chromium)
  })
})

describe('the browser of the person', () => {
  it.each([
    ['linux', { DISPLAY: ':0' }, ['xdg-open']],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open']],
    ['linux', {}, []],
    ['darwin', {}, ['open']],
    ['win32', {}, ['cmd', '/c', 'start', '']],
    ['darwin', { CI: 'true' }, []],
  ])('on %s with %j is opened by %j', (platform, env, opener) => {
    expect(openerOf(platform, env)).toEqual(opener)
  })
})
