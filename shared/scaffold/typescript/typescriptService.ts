import { addressSetting } from '../core/addressSetting'
import { filePath, type Owner, type ProjectFile } from '../core/files'
import type { Call, ExportedService, Subscription } from '../core/project'
import { toJson } from '../core/serialise'
import { drawnSources } from './drawnSources'
import { embeddedFiles } from './embedded'
import { GENERATED_NOTE } from './generatedNote'
import { RESOURCES } from './resources'
import { serviceReadme } from './serviceReadme'
import { comment, str, ts } from './typescript'

const HANDLER = 'src/handlers/handler.ts'

/** The project of one TypeScript service, below `services/<name>`. */
export function typescriptService(service: ExportedService): readonly ProjectFile[] {
  const folder = `services/${service.name.safe}`
  const file = (path: string, text: string): ProjectFile => ({
    path: filePath(folder, path),
    text,
    owner: ownerOf(path),
  })
  return [
    ...STATIC.map(([path, text]) => file(targetOf(path), printed(path, text, service))),
    ...embeddedFiles(folder),
    ...drawnSources(service).map((drawn) => file(`src/gen/${drawn.file}`, GENERATED_NOTE + drawn.source.text)),
    ...service.subscriptions.map((subscription) =>
      file(`src/handlers/${subscription.name.safe}.ts`, handler(subscription)),
    ),
    ...(service.behaviour.effect === '' ? [] : [file('src/effect.ts', effect(service))]),
    ...(service.isCalled ? [file('src/request.ts', requestHandler())] : []),
    file('README.md', serviceReadme(service)),
  ]
}

/** The same in every service, but for what is printed into some of them. */
const STATIC = [...RESOURCES]
  .filter(([path]) => path !== HANDLER)
  .map(([path, text]) => [path, path.startsWith('src/gen/') ? GENERATED_NOTE + text : text] as const)

/** A resource is kept without the dot that would hide it. */
const targetOf = (path: string) => path.replace(/^(gitignore|dockerignore|env\.example)$/, '.$1')

function printed(path: string, text: string, { name, calls }: ExportedService): string {
  if (path === 'package.json' || path === 'package-lock.json') return named(text, name.safe)
  if (path === 'env.example') return text + addresses(calls)
  return text
}

function addresses(calls: readonly Call[]): string {
  if (calls.length === 0) return ''
  const settings = [...new Set(calls.map(({ callee }) => `${addressSetting(callee)}=\n`))]
  return `\n# Required: addresses of the services it calls, such as http://localhost:8081\n${settings.join('')}`
}

const handler = ({ topic, group }: Subscription): string =>
  `${comment(`Answers the records of ${topic.name} in the group ${group}.`).text}\n\n${resource(HANDLER)}`

const requestHandler = (): string =>
  `// Answers the requests of other services: POST /.\n\n${resource(HANDLER).replaceAll('../gen/', './gen/')}`

const effect = ({ behaviour }: ExportedService): string =>
  ts`import type { Effect } from './gen/message.js'

/** Yours: what handling a record does to the world, once its answer is made. A crash amid the record does it again. */
export const effect: Effect = ({ log }) => log.info('Effect', { effect: ${str(behaviour.effect)} })
`.text

/** The dependency set is fixed, so only the package's own name differs from service to service. */
function named(text: string, name: string): string {
  const parsed = JSON.parse(text)
  if (parsed.packages) parsed.packages[''].name = name
  return toJson({ ...parsed, name })
}

function ownerOf(path: string): Owner {
  if (path === 'package.json' || path === 'README.md') return 'merge'
  return path.startsWith('src/handlers/') || path.startsWith('test/') || /^src\/[a-z]+\.ts$/.test(path) ? 'once' : 'gen'
}

function resource(path: string): string {
  const text = RESOURCES.get(path)
  if (text === undefined) throw new Error(`There is no resource ${path}`)
  return text
}
