declare module 'snappyjs' {
  const snappy: { uncompress(compressed: Buffer, maxLength?: number): Buffer }
  export default snappy
}

declare module 'lz4js' {
  const lz4: {
    decompressBound(compressed: Uint8Array): number
    decompressFrame(compressed: Uint8Array, target: Uint8Array): number
  }
  export default lz4
}
