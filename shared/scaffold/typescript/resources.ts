/// <reference path="../viteGlob.d.ts" />

/** The sources that are the same in every TypeScript service, by their path in it: real code, compiled by the exported project's tests. */
export const RESOURCES: ReadonlyMap<string, string> = new Map(
  Object.entries(import.meta.glob<string>('./resources/**/*', { query: '?raw', import: 'default', eager: true })).map(
    ([path, text]) => [path.replace('./resources/', ''), text],
  ),
)

/**
 * The board's own code that exported services run too, so that drawn and exported ones write the same messages and read the same batches.
 * As text: nothing of it is called here. By folder and file.
 */
export const EMBEDDED: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>(
      [
        '../../{behaviour,expression,generation}/*.ts',
        '../../partitioning/roundRobin.ts',
        '../../topology/{behaviour,limits,nearest}.ts',
        '../../problem.ts',
        '../../../server/kafka/codecs/*.ts',
        '../../../server/runner/calls/requestId.ts',
        '../../../server/runner/handling/{mapKey,repeatableId,seenEvents}.ts',
        '../../../server/runner/producing/{onClock,rateClock,sequence}.ts',
        '../../../server/runner/waiting/nap.ts',
        '!**/*.test.ts',
      ],
      { query: '?raw', import: 'default', eager: true },
    ),
  ).map(([path, text]) => [path.replaceAll('../', '').split('/').slice(-2).join('/'), text]),
)
