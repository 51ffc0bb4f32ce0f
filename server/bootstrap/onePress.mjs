/** Nobody presses a key a second time so soon. */
const ONE_PRESS_MS = 300

/**
 * Acts once for each Ctrl-C. The terminal sends it to everybody in front of it, and npm passes on what it gets: so we may be told twice of one,
 * and the second would be taken for that of somebody in a hurry.
 *
 * @param {() => void} act
 * @returns {() => void}
 */
export function onePress(act) {
  let toldAt = Number.NEGATIVE_INFINITY
  return () => {
    const isAnother = performance.now() - toldAt > ONE_PRESS_MS
    toldAt = performance.now()
    if (isAnother) act()
  }
}
