/** A topic or group of the board as it is drawn; other people's keep the whole name that they have on the cluster. */
export const plainName = (name: string, prefix: string): string =>
  name.startsWith(prefix) ? name.slice(prefix.length) : name
