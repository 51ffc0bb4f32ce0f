import { Button } from '@mantine/core'
import { IconFileImport, IconPencilPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { TEMPLATES } from '../../shared/templates/templates'
import { addService } from '../board/commands/adding'
import { insertCopy } from '../board/commands/copying'
import { readingFailure } from '../ui/readingFailure'
import { useCanvas } from './canvasContext'

type Template = (typeof TEMPLATES)[number]

/** An empty board is a place to start from: draw, take a template, or bring a file. */
export function EmptyBoard() {
  const canvas = useCanvas()
  const [templates, setTemplates] = useState<readonly Template[] | null>(null)
  const showTemplates = async () => setTemplates((await import('../../shared/templates/templates')).TEMPLATES)
  return (
    <section className="sb-empty" aria-label="Three ways to begin">
      <h2>Draw your first flow</h2>
      <p>Services produce to topics, other services subscribe to them. Double-click anywhere, or begin here.</p>
      <div className="sb-empty-ways">
        <Button variant="filled" leftSection={<IconPencilPlus size={16} />} onClick={() => addService.run(canvas)}>
          Draw
        </Button>
        {templates?.map((template) => (
          <Button key={template.id} title={template.sentence} onClick={() => void insertTemplate(canvas, template)}>
            {template.name}
          </Button>
        )) ?? <Button onClick={() => void showTemplates()}>Take a template</Button>}
        <Button
          leftSection={<IconFileImport size={16} />}
          onClick={() => canvas.workspace.setState({ dialog: { kind: 'import' } })}
        >
          Import a file
        </Button>
      </div>
    </section>
  )
}

async function insertTemplate(canvas: ReturnType<typeof useCanvas>, { file }: Template) {
  try {
    const { parseBoardFile } = await import('../../shared/topology/boardFile/parseBoardFile')
    const parsed = parseBoardFile(file)
    if (!parsed.ok || !insertCopy(canvas, parsed.value)) return
    canvas.workspace.setState({ selection: new Set(), view: { kind: 'fit' } })
  } catch (error) {
    const { sentence, next } = readingFailure(error)
    canvas.notify(`${sentence} ${next}`)
  }
}
