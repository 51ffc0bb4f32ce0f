import type { Topology } from '../../../shared/topology/model'

/** What could be tried on a board: the paragraphs of the note that every template has; otherwise the next step of the loop. */
export function hintsOf({ notes }: Topology): readonly string[] {
  const note = notes.get('try-this')
  return note ? note.text.split('\n\n') : GENERAL
}

const GENERAL = [
  'Draw a service and a topic, and drag from one to the other.',
  'Press Plan to see what would be created on the cluster, then Apply.',
  'Run the services and click a dot: it is a real message.',
  'Stop one service and watch its lag grow on the edge.',
]
