import { done, type Outcome, refused } from '../problem'
import { LIMITS } from '../topology/limits'

/**
 * RFC 8785: no blanks, keys in the order of their UTF-16 units, numbers as JavaScript writes them, so that equal values are equal bytes in every
 * language. Refused are numbers that JSON does not have, texts beyond a message's size, and nesting that nobody could read again.
 */
export function canonicalJson(value: unknown): Outcome<string> {
  const parts: string[] = []
  let length = 0
  const write = (text: string) => {
    parts.push(text)
    length += text.length
    if (length > LIMITS.messageBytes)
      throw new NotWritable(`The value takes more than ${LIMITS.messageBytes} characters.`)
  }
  try {
    writeValue(value, write, LIMITS.jsonDepth)
    return done(parts.join(''))
  } catch (error) {
    if (!(error instanceof NotWritable)) throw error
    return refused({ code: 'json', sentence: error.message })
  }
}

class NotWritable extends Error {
  override readonly name = 'NotWritable'
}

type Write = (text: string) => void

function writeValue(value: unknown, write: Write, depth: number): void {
  if (depth < 0) throw new NotWritable('The value is nested too deeply.')
  if (typeof value === 'number' && !Number.isFinite(value)) throw new NotWritable(`JSON has no ${value}.`)
  else if (Array.isArray(value)) writeList(value, write, depth)
  else if (typeof value === 'object' && value !== null) writeObject(value, write, depth)
  else write(JSON.stringify(value ?? null))
}

function writeList(list: readonly unknown[], write: Write, depth: number): void {
  write('[')
  for (const [at, item] of list.entries()) {
    if (at > 0) write(',')
    writeValue(item, write, depth - 1)
  }
  write(']')
}

function writeObject(object: object, write: Write, depth: number): void {
  write('{')
  for (const [at, name] of Object.keys(object).sort().entries()) {
    write(`${at > 0 ? ',' : ''}${JSON.stringify(name)}:`)
    writeValue(Reflect.get(object, name), write, depth - 1)
  }
  write('}')
}
