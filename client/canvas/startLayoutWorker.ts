import workerUrl from 'elkjs/lib/elk-worker.min.js?url'

/** The one script that is ever loaded by its address: the content security policy lets this policy name it and nothing else. */
const policy = globalThis.trustedTypes?.createPolicy('layout-worker', { createScriptURL: () => workerUrl })

export const startLayoutWorker = (): Worker => new Worker(policy?.createScriptURL('') ?? workerUrl)

declare global {
  /** Not in every browser, nor in TypeScript's library. What a policy returns is no string, but goes where a script's address goes. */
  var trustedTypes: { createPolicy(name: string, rules: ScriptUrlRules): ScriptUrlRules } | undefined
}
type ScriptUrlRules = { createScriptURL(input: string): string }
