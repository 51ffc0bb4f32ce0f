import { useMemo } from 'react'
import { mermaid } from '../../../shared/formats/mermaid'
import type { Topology } from '../../../shared/topology/model'
import { saveFile } from '../../ui/saveFile'
import styles from './Export.module.css'
import { fileName } from './fileName'
import { TextExport } from './TextExport'

export function MermaidExport({ topology }: { readonly topology: Topology }) {
  const text = useMemo(() => mermaid(topology), [topology])
  const save = () => saveFile(`${fileName(topology.name)}.mmd`, text, 'text/plain')
  return (
    <>
      <p className={styles.lead}>
        A flowchart for Markdown: names, groups and arrows, frames as subgraphs. Notes, settings and places are in the
        board file only.
      </p>
      <TextExport text={text} downloads={[{ label: 'Mermaid', save }]} />
    </>
  )
}
