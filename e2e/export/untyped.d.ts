declare module 'snappyjs' {
  export function compress(plain: Buffer): Buffer
}

declare module 'lz4js' {
  export function compress(plain: Buffer): Uint8Array
}
