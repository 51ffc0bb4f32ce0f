import { Buffer } from 'node:buffer'

/** As `toBase64` of shared, for megabytes: the schemas of the wire keep other characters out. */
export const wireText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
export const wireBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
