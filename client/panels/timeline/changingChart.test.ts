import { expect, it } from 'vitest'
import { createChangingChart, type LinesContent } from './changingChart'
import type { TimelineLine } from './timelineLines'

const line = (name: string): TimelineLine => ({ kind: 'rate', key: name, name, color: '--text', dash: [] })
const contentOf = (lines: readonly TimelineLine[]): LinesContent => ({
  ...{ lines, data: [[1], ...lines.map(() => [1])], range: { from: 0, to: 1 } },
  ...{ hidden: new Set<string>(), happenings: [], moment: null },
})

/** Charts that throw as the real one does when a line of theirs has no column; all that is done is written down. */
function chartsOnPaper() {
  const told: string[] = []
  const chart = createChangingChart((lines) => {
    const names = lines.map(({ name }) => name).join(' ')
    told.push(`made ${names}`)
    return {
      show: ({ data }) => {
        if (data.length !== lines.length + 1) throw new TypeError(`${names}: ${data.length - 1} columns`)
        told.push(`shown ${names}`)
      },
      resize() {},
      close: () => told.push(`closed ${names}`),
    }
  })
  return { chart, told }
}

it('takes the line of a deleted topic out of the chart', () => {
  const { chart, told } = chartsOnPaper()
  const both = [line('orders'), line('bills')]
  chart.show(contentOf(both))
  chart.show(contentOf(both))
  chart.show(contentOf(both.slice(0, 1)))
  expect(told).toEqual([
    ...['made orders bills', 'shown orders bills', 'shown orders bills'],
    ...['closed orders bills', 'made orders', 'shown orders'],
  ])
})

it('draws nothing once it is closed', () => {
  const { chart, told } = chartsOnPaper()
  chart.show(contentOf([line('orders')]))
  chart.close()
  chart.close()
  chart.show(contentOf([]))
  expect(told).toEqual(['made orders', 'shown orders', 'closed orders'])
})
