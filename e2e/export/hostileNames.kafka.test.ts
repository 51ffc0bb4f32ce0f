import { readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateProject } from '../../shared/scaffold/generateProject'
import { HOSTILE_TEXTS, hostileBoard } from '../../shared/scaffold/hostileBoardForTests'
import { type Files, installInto, removeProject, run, writeProject } from './exportedProject'

// X1 and X2: whatever things are called, the export compiles, and no text of the drawing becomes code.

const board = hostileBoard(HOSTILE_TEXTS)
let root: string
let services: string[]

beforeAll(async () => {
  const project = generateProject(board, { prefix: '' })
  if (!project.ok) throw new Error(JSON.stringify(project.problems, null, 2))
  root = await writeProject(withoutCopies(project.files))
  services = (await readdir(join(root, 'services'))).sort()
  await installInto(root, project.files, services[0] ?? '')
})

afterAll(() => removeProject(root))

test('every service with a hostile name, group and message compiles, in one strict program', async () => {
  expect(services).toHaveLength(HOSTILE_TEXTS.length)
  const settings = JSON.parse(await readFile(join(root, 'services', services[0] ?? '', 'tsconfig.json'), 'utf8'))
  const rootDirs = services.flatMap((service) => [`services/${service}/src`, `services/${service}/test`])
  const compilerOptions = { ...settings.compilerOptions, rootDir: 'services', rootDirs, outDir: 'dist' }
  await writeFile(
    join(root, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['services/*/src', 'services/*/test'] }),
  )
  await writeFile(join(root, 'package.json'), '{"type":"module"}')
  await expect(run('npx', ['tsc'], { cwd: root })).resolves.toMatchObject({ stdout: '' })
}, 300_000)

test('what the compiled services say of themselves is what was drawn, and nothing ran', async () => {
  const generatedOf = (service = '') => join(root, 'dist', service, 'src', 'gen')
  const whole = generatedOf(services[0])
  for (const service of services.slice(1)) {
    const own = new Set(await readdir(generatedOf(service)))
    const missing = (await readdir(whole)).filter((name) => !own.has(name))
    await Promise.all(missing.map((name) => symlink(join(whole, name), join(generatedOf(service), name))))
  }
  const script = join(root, 'dist', 'say.mjs')
  await writeFile(script, SAY_DRAWINGS)
  const { stdout } = await run(process.execPath, [script, ...services], {
    cwd: join(root, 'dist'),
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const said = JSON.parse(stdout) as { name: string; values: string[]; groups: string[] }[]
  expect(said.map(({ name }) => name).toSorted()).toEqual([...HOSTILE_TEXTS].toSorted())
  for (const { name, values, groups } of said) {
    expect(values).toEqual([JSON.stringify({ text: name })])
    expect(groups).toHaveLength(1)
  }
  expect((await readdir(join(root, 'dist'))).toSorted()).toEqual([...services, 'say.mjs'].toSorted())
})

test('the scripts are scripts', async () => {
  for (const script of [
    'topics/create-topics.sh',
    ...(await readdir(join(root, 'scripts'))).map((name) => `scripts/${name}`),
  ]) {
    await expect(run('sh', ['-n', join(root, script)])).resolves.toMatchObject({ stderr: '' })
  }
})

/** The first service is whole. Of the others only what is not the same in it; the compiler finds the rest there. */
function withoutCopies(files: Files): Files {
  const first = new Map<string, string>()
  return new Map(
    [...files].filter(([path, { text }]) => {
      const source = /^services\/[^/]+\/((?:src|test)\/.+)$/.exec(path)?.[1]
      if (source === undefined) return true
      const isCopy = first.get(source) === text
      if (!first.has(source)) first.set(source, text)
      return !isCopy
    }),
  )
}

const SAY_DRAWINGS = `
const drawings = await Promise.all(process.argv.slice(2).map(async (service) => {
  const { SERVICE, GENERATED } = await import('./' + service + '/src/gen/drawing.js')
  const { SUBSCRIPTIONS } = await import('./' + service + '/src/gen/subscriptions.js')
  return { name: SERVICE.name, values: GENERATED.map(({ value }) => value), groups: SUBSCRIPTIONS.map(({ group }) => group) }
}))
if (globalThis.canary) throw new Error('a name ran as code')
console.log(JSON.stringify(drawings))
`
