/**
 * The addresses of workers, the only scripts that are ever loaded by address: the content security policy lets this policy, by its name, give
 * out these and nothing else.
 */
export function workerAddress<Name extends string>(
  policyName: string,
  addresses: Readonly<Record<Name, string>>,
): (name: Name) => string {
  const policy = globalThis.trustedTypes?.createPolicy(policyName, {
    createScriptURL: (name: string) => {
      if (isName(name, addresses)) return addresses[name]
      throw new Error(`There is no worker ${name}`)
    },
  })
  return (name) => policy?.createScriptURL(name) ?? addresses[name]
}

const isName = <Name extends string>(name: string, addresses: Readonly<Record<Name, string>>): name is Name =>
  Object.hasOwn(addresses, name)

declare global {
  /** Not in every browser, nor in TypeScript's library. What a policy returns is no string, but goes where a script's address goes. */
  var trustedTypes: { createPolicy(name: string, rules: ScriptUrlRules): ScriptUrlRules } | undefined
}
type ScriptUrlRules = { createScriptURL(input: string): string }
