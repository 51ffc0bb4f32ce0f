import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import type { Topology } from '../../shared/topology/model'
import type { PlainGraph } from './plainFlow'

let built: Promise<{ readonly script: string; readonly style: string }> | undefined

/** Opens the board in a page of nothing but React Flow, as large as the app's canvas, and waits until it is drawn. */
export async function openPlainFlow(page: Page, topology: Topology): Promise<void> {
  built ??= buildPlainFlow()
  const { script, style } = await built
  await page.setContent(`<style>${style}</style><div id="plain" style="width:1100px;height:620px"></div>`)
  await page.addScriptTag({ content: script })
  await page.evaluate((graph) => {
    const { showGraph } = globalThis as unknown as { showGraph(shown: PlainGraph): void }
    showGraph(graph)
  }, plainGraph(topology))
  await page.locator('.react-flow__node').first().waitFor({ timeout: 120_000 })
  await pause(2_000)
}

function plainGraph({ services, topics, stores, connections, layout }: Topology): PlainGraph {
  const nodes = [...services.values(), ...topics.values(), ...stores.values()].map(({ id, name }) => ({
    id,
    data: { label: name },
    position: layout.get(id) ?? { x: 0, y: 0 },
    width: 196,
    height: 64,
  }))
  return { nodes, edges: [...connections.values()].map(({ id, from, to }) => ({ id, source: from, target: to })) }
}

async function buildPlainFlow() {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, '..', 'e2e', 'bench', 'plainFlow.ts'), formats: ['iife'], name: 'plain' },
    },
  })
  const [bundle] = [made].flat()
  if (!bundle || !('output' in bundle)) throw new Error('Nothing was built.')
  const style = bundle.output.find(({ fileName }) => fileName.endsWith('.css'))
  return {
    script: bundle.output.find((part) => part.type === 'chunk')?.code ?? '',
    style: style?.type === 'asset' ? String(style.source) : '',
  }
}
