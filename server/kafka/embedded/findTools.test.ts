import { describe, expect, it } from 'vitest'
import { isNewEnough, majorOf, parseJavaVersion } from './findJava.mjs'
import { missingTools, sayWhatIsMissing } from './findTools.mjs'
import { installCommand, PACKAGE_MANAGERS } from './packageManager.mjs'

const JAVA_17 = { command: 'java', version: '17.0.15' }
const JAVA_11 = { command: 'java', version: '11.0.2' }
const NONE = { java: undefined, jars: undefined, hasMaven: false }

describe('the version of Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', '17.0.15', 17],
    ['openjdk version "21" 2023-09-19', '21', 21],
    ['openjdk version "25-ea" 2025-09-16', '25-ea', 25],
    ['java version "1.8.0_412"', '1.8.0_412', 8],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "11.0.2" 2019-01-15', '11.0.2', 11],
  ])('is read from %j', (output, version, major) => {
    expect(parseJavaVersion(output)).toBe(version)
    expect(majorOf(version)).toBe(major)
    expect(isNewEnough({ version })).toBe(major >= 17)
  })

  it('is unknown when there is no Java', () => {
    expect(parseJavaVersion('spawn java ENOENT')).toBeUndefined()
    expect(parseJavaVersion('The operation couldn’t be completed. Unable to locate a Java Runtime.')).toBeUndefined()
  })
})

describe('what the embedded broker lacks', () => {
  it('is nothing with Java and Maven, and nothing without Maven once the jars are there', () => {
    expect(missingTools({ java: JAVA_17, jars: undefined, hasMaven: true })).toEqual([])
    expect(missingTools({ java: JAVA_17, jars: ['kafka.jar'], hasMaven: false })).toEqual([])
  })

  it('is named', () => {
    expect(missingTools(NONE)).toEqual(['Java 17 or newer', 'Maven'])
    expect(missingTools({ java: JAVA_11, jars: ['kafka.jar'], hasMaven: false })).toEqual(['Java 17 or newer'])
    expect(missingTools({ java: JAVA_17, jars: undefined, hasMaven: false })).toEqual(['Maven'])
  })

  it('is said with the three ways on', () => {
    expect(sayWhatIsMissing(NONE, { kafkaVersion: '4.3.1', installCommand: 'brew install openjdk maven' })).toEqual({
      sentence:
        'The embedded Kafka needs Java 17 or newer and Maven, which this machine does not have. Drawing works without it.',
      next:
        'Either run "brew install openjdk maven" and start again, or set KAFKA_BROKERS to a cluster you have, ' +
        'or run "docker run -d -p 9092:9092 apache/kafka:4.3.1" and start with KAFKA_BROKERS=127.0.0.1:9092.',
    })
  })

  it('names a Java that is too old, and what to install where no package manager is known', () => {
    const tools = { java: JAVA_11, jars: undefined, hasMaven: true }
    const { sentence, next } = sayWhatIsMissing(tools, { kafkaVersion: '4.3.1', installCommand: undefined })
    expect(sentence).toContain('(it has Java 11.0.2)')
    expect(next).toMatch(/^Either install Java 17 or newer and start again,/)
  })
})

describe('the install command', () => {
  it('asks for root only where it is needed and missing', () => {
    const lines = PACKAGE_MANAGERS.map((manager) => installCommand(manager, manager.javaAndMaven, false))
    expect(lines).toEqual([
      'sudo apt-get install -y default-jre-headless maven',
      'sudo dnf install -y java-latest-openjdk-headless maven',
      'brew install openjdk maven',
      'winget install Microsoft.OpenJDK.21 Apache.Maven',
    ])
    const [apt] = PACKAGE_MANAGERS
    expect(apt && installCommand(apt, 'chromium', true)).toBe('apt-get install -y chromium')
  })
})
