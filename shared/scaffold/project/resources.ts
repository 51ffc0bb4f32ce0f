/// <reference path="../viteGlob.d.ts" />

/** The files that are the same in every export, by their path in it. No text off the board is in them. */
export const RESOURCES: ReadonlyMap<string, string> = new Map(
  Object.entries(import.meta.glob<string>('./resources/**/*', { query: '?raw', import: 'default', eager: true })).map(
    ([path, text]) => [path.replace('./resources/', ''), text],
  ),
)
