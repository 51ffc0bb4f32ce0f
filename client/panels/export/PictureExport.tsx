import { Button, SegmentedControl, Switch } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { Topology } from '../../../shared/topology/model'
import { partOf } from '../../board/commands/topologyPart'
import { boardPicture, type PictureSize, pictureSize } from '../../picture/boardPicture'
import { PICTURE_THEMES, type PictureTheme, pageInk } from '../../picture/pageInk'
import { pictureFont } from '../../picture/pictureFont'
import { pictureLive } from '../../picture/pictureLive'
import { pngOf, pngSize, svgAddress, whyTooLarge } from '../../picture/pngOf'
import { formatBytes, formatCount } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { saveFile } from '../../ui/saveFile'
import { useBoard, useWorkspace } from '../boardContext'
import styles from './Export.module.css'
import { fileName } from './fileName'

const SCALES = ['1', '2', '3', '4'] as const
/** Larger ones take longer to draw and to show than a dialog may take to open. */
const MOST_SHOWN = 1_000

/** The board as it looks, as SVG or PNG. */
export function PictureExport({ topology }: { readonly topology: Topology }) {
  const [theme, setTheme] = useState<PictureTheme>(currentTheme)
  const [scale, setScale] = useState('2')
  const [isLive, setLive] = useState(true)
  const selection = useWorkspace((state) => state.selection)
  const part = useMemo(() => partOf(topology, selection), [topology, selection])
  const [onlySelected, setOnlySelected] = useState(part.layout.size > 1)
  const [problem, setProblem] = useState<Problem | null>(null)
  const shown = onlySelected && part.layout.size > 0 ? part : topology
  const draw = useDrawing(shown, { theme, isLive })
  const picture = useMemo(() => (shown.layout.size > MOST_SHOWN ? null : draw()), [shown, draw])
  const size = useMemo(() => pictureSize(shown), [shown])
  const tooLarge = whyTooLarge(size, Number(scale))
  const name = fileName(topology.name)
  const withPng = async (use: (png: Blob) => void | Promise<void>) => {
    setProblem(null)
    const png = await pngOf(picture ?? draw(), Number(scale))
    if (!png.ok) return setProblem(png.problem)
    await use(png.value)
  }
  const copyPng = () =>
    withPng(async (png) => {
      try {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
      } catch {
        setProblem(NOT_COPIED)
      }
    })
  return (
    <>
      <div className={styles.options}>
        <SegmentedControl
          aria-label="Colours"
          data={PICTURE_THEMES.map((value) => ({ value, label: value === 'light' ? 'Light' : 'Dark' }))}
          value={theme}
          onChange={(value) => setTheme(value === 'dark' ? 'dark' : 'light')}
        />
        <SegmentedControl
          aria-label="Pixels of a PNG"
          data={SCALES.map((value) => ({ value, label: `${value}×` }))}
          value={scale}
          onChange={setScale}
        />
        <Switch label="Live figures" checked={isLive} onChange={(event) => setLive(event.currentTarget.checked)} />
        <Switch
          label="Selection only"
          disabled={part.layout.size === 0}
          checked={shown === part}
          onChange={(event) => setOnlySelected(event.currentTarget.checked)}
        />
      </div>
      {picture ? (
        <img className={styles.picture} src={svgAddress(picture.svg)} alt={topology.name} />
      ) : (
        <p className={styles.lead}>
          A picture of {formatCount(shown.layout.size)} things is not shown here. It is drawn when it is downloaded,
          which takes a few seconds.
        </p>
      )}
      {tooLarge && <ProblemNote tone="warn" problem={tooLarge} />}
      {problem && <ProblemNote problem={problem} onClose={() => setProblem(null)} />}
      <div className={styles.buttons}>
        <span>
          {pixels(pngSize(size, Number(scale)))} as PNG
          {picture && `, ${formatBytes(picture.svg.length)} as SVG`}
        </span>
        <Button disabled={tooLarge !== undefined} onClick={() => void copyPng()}>
          Copy PNG
        </Button>
        <Button
          disabled={tooLarge !== undefined}
          leftSection={<IconDownload size={16} />}
          onClick={() =>
            void withPng(async (png) => saveFile(`${name}.png`, new Uint8Array(await png.arrayBuffer()), 'image/png'))
          }
        >
          PNG
        </Button>
        <Button
          variant="filled"
          leftSection={<IconDownload size={16} />}
          onClick={() => saveFile(`${name}.svg`, (picture ?? draw()).svg, 'image/svg+xml')}
        >
          SVG
        </Button>
      </div>
    </>
  )
}

const pixels = ({ width, height }: PictureSize) => `${formatCount(width)} × ${formatCount(height)} pixels`

const NOT_COPIED: Problem = {
  code: 'picture.notCopied',
  sentence: 'The browser did not let Streamboard put a picture on the clipboard.',
  next: 'Download the PNG instead.',
}

const currentTheme = (): PictureTheme =>
  document.documentElement.dataset.mantineColorScheme === 'dark' ? 'dark' : 'light'

/** Draws the board as it is at that moment. */
function useDrawing(topology: Topology, { theme, isLive }: { readonly theme: PictureTheme; readonly isLive: boolean }) {
  const { session, live } = useBoard()
  const [font, setFont] = useState('')
  useEffect(() => void pictureFont().then(setFont), [])
  return useCallback(
    () => boardPicture({ topology, ink: pageInk(theme), font, ...(isLive && { live: pictureLive(session, live) }) }),
    [topology, theme, font, isLive, session, live],
  )
}
