import type { Problem } from '../../problem'
import { LIMITS } from '../limits'

/** Why a file of this size, unknown where reading stopped early, cannot be a board file. */
export function tooLarge(bytes: number | undefined): Problem {
  const most = megabytes(LIMITS.boardFileBytes)
  const size = bytes === undefined ? `more than ${most}` : megabytes(bytes)
  const sentence = `This file has ${size}; a board file has at most ${most}.`
  return { code: 'tooLarge', sentence, next: 'Check that it is a board file; messages are not part of it.' }
}

/** Characters of YAML that are read while somebody waits: half a second of work at most, for two thousand elements. */
export const YAML_AT_ONCE = 256 * 1024

/** JSON is read so much faster that it may be larger. */
export function tooMuchYaml(bytes: number, most: number): Problem {
  const sentence = `This file has ${kilobytes(bytes)} and is not JSON; YAML is read here up to ${kilobytes(most)}.`
  return { code: 'tooLarge', sentence, next: 'Take the board as JSON.' }
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1024)} kB`
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`
