/**
 * What a board says in a terminal: signs that would steer it, or turn the text around, are told as `\u001b`. JSON means the same with them.
 */
export const visibleText = (text: string): string =>
  text.replace(STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

// Control signs except the end of a line and the tab, and those for the direction of text.
const STEERING = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu
