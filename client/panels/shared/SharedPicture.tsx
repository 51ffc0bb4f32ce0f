import { ActionIcon, useComputedColorScheme } from '@mantine/core'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import type { Topology } from '../../../shared/topology/model'
import { boardPicture } from '../../picture/boardPicture'
import { pageInk } from '../../picture/pageInk'
import { pictureFont } from '../../picture/pictureFont'
import { svgAddress } from '../../picture/pngOf'
import styles from './Shared.module.css'
import { usePanZoom } from './usePanZoom'

/** A board as a picture that can be moved and zoomed, and nothing else. */
export function SharedPicture({ topology }: { readonly topology: Topology }) {
  const theme = useComputedColorScheme('light')
  const [font, setFont] = useState('')
  useEffect(() => void pictureFont().then(setFont), [])
  const picture = useMemo(() => boardPicture({ topology, ink: pageInk(theme), font }), [topology, theme, font])
  const address = useMemo(() => svgAddress(picture.svg), [picture])
  const { width, height } = picture
  const { surface, view, zoomBy, fitAll, handlers } = usePanZoom({ width, height })
  return (
    <main
      ref={surface}
      className={styles.surface}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move and plus and minus zoom what is in it
      tabIndex={0}
      aria-label="Drawing: arrows move it, plus and minus zoom"
      {...handlers}
    >
      <img
        className={styles.picture}
        src={address}
        alt={inWords(topology)}
        draggable={false}
        width={width * view.zoom}
        height={height * view.zoom}
        style={{ transform: `translate(${view.x}px, ${view.y}px)` }}
      />
      <div className={styles.tools} role="toolbar" aria-label="Zoom">
        <ActionIcon aria-label="Zoom in" onClick={() => zoomBy(1.25)}>
          <IconPlus size={16} />
        </ActionIcon>
        <ActionIcon aria-label="Zoom out" onClick={() => zoomBy(0.8)}>
          <IconMinus size={16} />
        </ActionIcon>
        <ActionIcon aria-label="Fit all" onClick={fitAll}>
          <IconMaximize size={16} />
        </ActionIcon>
      </div>
    </main>
  )
}

const SAID = 50

/** Those who do not see it hear what is on it. */
function inWords({ name, services, topics, connections }: Topology): string {
  const names = [...services.values(), ...topics.values()].slice(0, SAID).map((thing) => thing.name)
  return `${name}: ${connections.size} connections between ${names.join(', ')}`
}
