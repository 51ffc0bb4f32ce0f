import type { Step } from './model'

/** A step in one line, as an order that applying will carry out. */
export function describeStep(step: Step): string {
  switch (step.kind) {
    case 'createTopic': {
      const configs = Object.entries(step.configs).map(([name, value]) => `, ${name}=${value}`)
      return `Create ${step.topic}: ${counted(step.partitions, 'partition')}, ${counted(step.replication, 'copy', 'copies')}${configs.join('')}`
    }
    case 'addPartitions':
      return `Give ${step.topic} ${step.to} partitions instead of ${step.from}`
    case 'setConfigs': {
      const changes = Object.entries(step.set).map(
        ([name, { from, to }]) => `${name} from ${from ?? "the broker's default"} to ${to}`,
      )
      return `Change ${step.topic}: ${changes.join(', ')}`
    }
  }
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
