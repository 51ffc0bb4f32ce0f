/** Imported first, so that a Node.js too old for the dependencies gets a sentence instead of a stack. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Streamboard needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org.\n`,
  )
  process.exit(1)
}
