import { describe, expect, it } from 'vitest'
import { readClusterConfig, readConfig } from './config'

const configOf = (env: Record<string, string>, args: readonly string[] = []) => {
  const outcome = readConfig(env, args)
  if (!outcome.ok) throw new Error(outcome.sentence)
  return outcome.config
}

describe('the configuration', () => {
  it('listens on loopback at a fixed port and runs its own broker when nothing is said', () => {
    expect(configOf({})).toMatchObject({ host: '127.0.0.1', port: 4150, brokers: [] })
  })

  it.each(['0.0.0.0', '192.168.1.4', '::', 'example.org'])('refuses to listen on %s, with a sentence', (HOST) => {
    expect(readConfig({ HOST })).toEqual({ ok: false, sentence: expect.stringContaining(`HOST=${HOST}`) })
  })

  it.each(['x', '70000', '-1', '80 '])('refuses PORT=%s', (PORT) => {
    expect(readConfig({ PORT }).ok).toBe(false)
  })

  it('takes brokers as a list with blanks around the commas', () => {
    expect(configOf({ KAFKA_BROKERS: 'a:9092, b:9093 ,[::1]:9094' }).brokers).toEqual([
      'a:9092',
      'b:9093',
      '[::1]:9094',
    ])
  })

  it.each(['kafka', 'kafka:', 'http://kafka:9092', 'a:1,b'])('refuses KAFKA_BROKERS=%s', (KAFKA_BROKERS) => {
    expect(readConfig({ KAFKA_BROKERS }).ok).toBe(false)
  })

  it('runs one broker of its own, or three when asked to; the command line goes first', () => {
    expect(configOf({}).embeddedBrokers).toBe(1)
    expect(configOf({ STREAMBOARD_EMBEDDED_BROKERS: '3' }).embeddedBrokers).toBe(3)
    expect(configOf({}, ['--embedded-brokers', '3']).embeddedBrokers).toBe(3)
    expect(configOf({ STREAMBOARD_EMBEDDED_BROKERS: '3' }, ['--embedded-brokers=1']).embeddedBrokers).toBe(1)
  })

  it.each([['--embedded-brokers', '2'], ['--embedded-brokers=kafka:9092'], ['--embedded-brokers']])(
    'refuses %s %s, with a sentence',
    (...args) => {
      expect(readConfig({}, args)).toEqual({ ok: false, sentence: expect.stringContaining('has 1 broker or 3') })
    },
  )

  it.each([
    { args: ['--brokers', '3'], odd: '--brokers' },
    { args: ['--brokers=kafka:9092'], odd: '--brokers=kafka:9092' },
    { args: ['3'], odd: '3' },
    { args: ['--embedded-brokers', '3', '--help'], odd: '--help' },
    { args: ['--embedded-brokers=3', '--embedded-brokers=1'], odd: '--embedded-brokers' },
  ])('does not pass over $args, which it does not understand', ({ args, odd }) => {
    expect(readConfig({}, args)).toEqual({
      ok: false,
      sentence: `"${odd}" is not understood. "npm start --" takes --embedded-brokers 1 or 3, --no-open and --yes. The addresses of another cluster go into KAFKA_BROKERS.`,
    })
  })

  it('refuses three brokers of its own beside another cluster', () => {
    const outcome = readConfig({ KAFKA_BROKERS: 'a:9092' }, ['--embedded-brokers', '3'])
    expect(outcome).toEqual({ ok: false, sentence: expect.stringContaining('Leave one of the two out.') })
  })

  it('lets nobody frame the embedded view but who is named', () => {
    expect(configOf({}).embedders).toEqual([])
    expect(configOf({ STREAMBOARD_EMBED: 'https://wiki.example.com, http://localhost:8080' }).embedders).toEqual([
      'https://wiki.example.com',
      'http://localhost:8080',
    ])
  })

  it.each(['*', 'example.com', 'https://a.com/path', "https://a.com; script-src 'unsafe-inline'", 'javascript:x'])(
    'refuses STREAMBOARD_EMBED=%s',
    (STREAMBOARD_EMBED) => {
      expect(readConfig({ STREAMBOARD_EMBED }).ok).toBe(false)
    },
  )
})

describe('what the command line runs boards on', () => {
  const odd = { STREAMBOARD_EMBEDDED_BROKERS: '2' }

  it("is Streamboard's own Kafka where no other is named, with as many brokers as the environment says", () => {
    const read = readClusterConfig({ STREAMBOARD_EMBEDDED_BROKERS: '3' }, [])
    expect(read).toMatchObject({ ok: true, config: { brokers: [], embeddedBrokers: 3 } })
    expect(readClusterConfig(odd, [])).toEqual({ ok: false, sentence: expect.stringContaining('has 1 broker or 3') })
  })

  it('is another cluster, whatever is said of the embedded one', () => {
    const read = readClusterConfig(odd, ['a:9092'])
    expect(read).toMatchObject({ ok: true, config: { brokers: ['a:9092'] } })
  })
})
