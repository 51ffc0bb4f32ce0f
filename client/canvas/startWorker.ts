import layoutWorker from 'elkjs/lib/elk-worker.min.js?url'
import dotsWorker from './dots/dotsWorker?worker&url'
import overviewWorker from './overview/overviewWorker?worker&url'

const ADDRESSES = { layout: layoutWorker, dots: dotsWorker, overview: overviewWorker }
type WorkerName = keyof typeof ADDRESSES

/** The only scripts that are ever loaded by their address: the content security policy lets this policy name them and nothing else. */
const policy = globalThis.trustedTypes?.createPolicy('own-workers', {
  createScriptURL: (name: WorkerName) => ADDRESSES[name],
})

export const startLayoutWorker = (): Worker => new Worker(addressOf('layout'))
export const startDotsWorker = (): Worker => new Worker(addressOf('dots'), { type: 'module' })
export const startOverviewWorker = (): Worker => new Worker(addressOf('overview'), { type: 'module' })

const addressOf = (name: WorkerName) => policy?.createScriptURL(name) ?? ADDRESSES[name]

declare global {
  /** Not in every browser, nor in TypeScript's library. What a policy returns is no string, but goes where a script's address goes. */
  var trustedTypes: { createPolicy(name: string, rules: ScriptUrlRules): ScriptUrlRules } | undefined
}
type ScriptUrlRules = { createScriptURL(input: WorkerName): string }
