import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../shared/topology/limits'
import type { NodeRole } from './nodeRole'
import { LOGGING_PROPERTIES, serverProperties } from './serverProperties'

const properties = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => line.includes('=') && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

const BROKER = { kind: 'broker', id: 2, clusterId: 'c', controllerPort: 9002 } as const
const ROLES: readonly NodeRole[] = [{ kind: 'alone' }, { kind: 'controller' }, BROKER]

describe('the configuration of the embedded broker', () => {
  const server = properties(serverProperties({ kind: 'alone' }, { broker: 9001, controller: 9002 }))

  it('listens on loopback alone and advertises just that', () => {
    expect(server.get('listeners')).toBe('PLAINTEXT://127.0.0.1:9001,CONTROLLER://127.0.0.1:9002')
    expect(server.get('advertised.listeners')).toBe('PLAINTEXT://127.0.0.1:9001')
    expect(server.get('controller.quorum.voters')).toBe('1@127.0.0.1:9002')
  })

  it('keeps its records inside the folder it runs in', () => {
    expect(server.get('log.dirs')).toBe('kafka')
  })

  it('keeps so much of a partition, give or take a segment', () => {
    expect(Number(server.get('log.retention.bytes'))).toBe(LIMITS.retentionBytes)
    expect(Number(server.get('log.segment.bytes'))).toBeLessThan(LIMITS.retentionBytes / 10)
  })

  it('makes no topic that nobody asked for', () => {
    expect(server.get('auto.create.topics.enable')).toBe('false')
  })

  it('says each thing once', () => {
    const ports = { broker: 1, controller: 2 }
    for (const text of [...ROLES.map((role) => serverProperties(role, ports)), LOGGING_PROPERTIES]) {
      const names = text.split('\n').filter((line) => line.includes('=') && !line.startsWith('#'))
      expect(properties(text).size).toBe(names.length)
    }
  })

  it('has three copies of what Kafka keeps, in a cluster, and takes nothing that only one broker would have', () => {
    const broker = properties(serverProperties(BROKER, { broker: 9003, controller: 9002 }))
    const controller = properties(serverProperties({ kind: 'controller' }, { broker: 9001, controller: 9002 }))
    expect(broker.get('listeners')).toBe('PLAINTEXT://127.0.0.1:9003')
    expect(controller.get('listeners')).toBe('CONTROLLER://127.0.0.1:9002')
    expect(broker.get('controller.quorum.voters')).toBe(controller.get('controller.quorum.voters'))
    expect(broker.get('offsets.topic.replication.factor')).toBe('3')
    expect(controller.get('min.insync.replicas')).toBe('2')
    expect(server.get('min.insync.replicas')).toBe('1')
  })

  it('bounds its log', () => {
    const logging = properties(LOGGING_PROPERTIES)
    expect(logging.get('appender.file.policies.size.size')).toBe('5MB')
    expect(logging.get('appender.file.strategy.max')).toBe('1')
  })
})
