/** A board file, bundled as the text that it is. */
declare module '*.yaml?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: the shape that the bundler gives it
  export default text
}
