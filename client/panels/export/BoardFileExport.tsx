import { useMemo } from 'react'
import { formatBoardFile } from '../../../shared/topology/boardFile/formatBoardFile'
import type { Topology } from '../../../shared/topology/model'
import { saveFile } from '../../ui/saveFile'
import styles from './Export.module.css'
import { fileName } from './fileName'
import { TextExport } from './TextExport'

const FORMS = [
  { form: 'yaml', label: 'YAML', type: 'application/yaml' },
  { form: 'json', label: 'JSON', type: 'application/json' },
] as const

export function BoardFileExport({ topology }: { readonly topology: Topology }) {
  const yaml = useMemo(() => formatBoardFile(topology, 'yaml'), [topology])
  const downloads = FORMS.map(({ form, label, type }) => ({
    label,
    save: () => saveFile(`${fileName(topology.name)}.${form}`, formatBoardFile(topology, form), type),
  }))
  return (
    <>
      <p className={styles.lead}>The whole drawing as text, made for version control: one change is one line.</p>
      <TextExport text={yaml} downloads={downloads} />
    </>
  )
}
