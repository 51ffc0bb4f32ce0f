import { ownMessage } from '../../../shared/behaviour/ownMessage'
import { loadFakeData } from '../../../shared/generation/fakeData'
import { keyTemplate } from '../../../shared/generation/keyTemplate'
import { compileTemplate, TemplateError } from '../../../shared/generation/template'
import type { Topic, Topology } from '../../../shared/topology/model'

// An example that is drawn sooner has samples in place of made-up data.
void loadFakeData()

/** The topic's example message, or a plain one, with its placeholders filled in; as it is written when it cannot be. */
export function drawExample(topic: Pick<Topic, 'example'>, key: string | null): string {
  const template = ownMessage(topic)
  return draw(template, key) ?? template
}

/** A key as those who write to the topic would give it; empty when nobody can say. */
export const drawKey = (topology: Topology, topicId: string): string =>
  draw(keyTemplate(topology, topicId) ?? '', null) ?? ''

function draw(template: string, key: string | null): string | null {
  const compiled = compileTemplate(template)
  if (!compiled.ok) return null
  try {
    return compiled.template.render({ random: Math.random, now: Date.now(), count: 1, key })
  } catch (error) {
    if (error instanceof TemplateError) return null
    throw error
  }
}
