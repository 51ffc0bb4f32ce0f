import { expect, it } from 'vitest'
import { onThisMachine } from './onThisMachine'

it.each([
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['localhost', true],
  ['[::1]', true],
  ['192.168.0.7', false],
  ['localhost.example.com', false],
  ['127.0.0.1.example.com', false],
])('%s: %s', (hostname, expected) => expect(onThisMachine(hostname)).toBe(expected))
