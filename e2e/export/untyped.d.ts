/// <reference path="../../server/kafka/snappyjs.d.ts" />
/// <reference path="../../server/kafka/kafkajsInternals.d.ts" />

declare module 'lz4js' {
  export function compress(plain: Buffer): Uint8Array
}
