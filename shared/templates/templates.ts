import orders from './orders.yaml?raw'
import socialMedia from './social-media.yaml?raw'

/** A board to start from. */
export type BoardTemplate = {
  readonly id: string
  readonly name: string
  /** What it shows, for its card. */
  readonly sentence: string
  /** Things worth doing with it, each one action and what to look at. */
  readonly tryThis: readonly string[]
  /** Text of a board file, YAML. */
  readonly file: string
}

export const TEMPLATES: readonly BoardTemplate[] = [
  {
    id: 'social-media',
    name: 'Social media',
    sentence: 'Posts, messages and profiles: written once, read by everybody who cares.',
    tryThis: [
      'Stop notification: its lag grows and nobody else notices. Start it again: it goes on where it was.',
      'Draw a new service, connect user-posts to it and start it: post-api knows nothing of it.',
      'Let post-api write for alice only: one busy author is one busy lane.',
    ],
    file: socialMedia,
  },
  {
    id: 'orders',
    name: 'Orders',
    sentence: 'From order to parcel by choreography: each service hears an event and tells the next.',
    tryThis: [
      'Follow one order: its key is the same in every topic, so it stays in one lane all the way.',
      'Stop payment: orders go on being placed and nothing breaks. Start it: it catches up.',
      'Raise the rate of shop and watch which service falls behind first.',
    ],
    file: orders,
  },
]
