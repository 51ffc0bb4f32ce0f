import { setTimeout as sleep } from 'node:timers/promises'
import { TABLES } from './drawing.js'
import { sentenceOf } from './log.js'
import type { Runtime } from './runtime.js'
import { SUBSCRIPTIONS } from './subscriptions.js'
import { TOPICS } from './topics.js'

const ASK_EVERY_MS = 5000

/** Asks the cluster for the service's topics until the service stops, so that readiness is about now. */
export async function watchCluster(runtime: Runtime): Promise<void> {
  const { config, health, log, cluster, signal } = runtime
  const needed = [...new Set([...SUBSCRIPTIONS, ...TABLES].map(({ topic }) => topic).concat(TOPICS))].map(
    (topic) => config.prefix + topic,
  )
  const deadLetters = [
    ...new Set(SUBSCRIPTIONS.flatMap(({ failureTopics }) => failureTopics).map((topic) => config.prefix + topic)),
  ]
  let said = ''
  while (!signal.aborted) {
    const { problem, doubts } = await ask()
    health.cluster(problem, doubts)
    const news = [problem, ...doubts].join(' ').trim()
    if (news !== '' && news !== said) log.warn(news)
    said = news
    await sleep(ASK_EVERY_MS, undefined, { signal }).catch(() => {})
  }

  async function ask(): Promise<{ problem: string; doubts: readonly string[] }> {
    try {
      const missing = await cluster.missing([...needed, ...deadLetters])
      const absent = missing.filter((topic) => needed.includes(topic))
      return {
        problem: absent.length > 0 ? `There is no topic ${absent.join(', ')} on the cluster.` : '',
        doubts: missing.filter((topic) => !needed.includes(topic)).map(doubtAbout),
      }
    } catch (error) {
      return { problem: `The cluster does not answer: ${sentenceOf(error)}`, doubts: [] }
    }
  }
}

const doubtAbout = (topic: string) =>
  `The dead-letter topic ${topic} does not exist: a record that cannot be handled would wait until it does. topics/create-topics.sh makes it.`
