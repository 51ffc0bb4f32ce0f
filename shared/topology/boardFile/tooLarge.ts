import type { Problem } from '../../problem'
import { LIMITS } from '../limits'

/** Why a file of this size, unknown where reading stopped early, cannot be a board file. */
export function tooLarge(bytes: number | undefined): Problem {
  const most = megabytes(LIMITS.boardFileBytes)
  const size = bytes === undefined ? `more than ${most}` : megabytes(bytes)
  const sentence = `This file has ${size}; a board file has at most ${most}.`
  return { code: 'tooLarge', sentence, next: 'Check that it is a board file; messages are not part of it.' }
}

/** JSON is read so much faster that it may be larger. */
export function tooMuchYaml(bytes: number, most: number): Problem {
  const sentence = `This file has ${kilobytes(bytes)} and is not JSON; YAML is read here up to ${kilobytes(most)}.`
  return { code: 'tooLarge', sentence, next: 'Send the board as JSON.' }
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1024)} kB`
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`
