import { Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { lostInAsyncApi } from '../../../shared/formats/lostInAsyncApi'
import { zipFiles } from '../../../shared/scaffold/zipFiles'
import type { Topology } from '../../../shared/topology/model'
import { plural } from '../../ui/figures'
import { saveFile } from '../../ui/saveFile'
import { scrollable } from '../../ui/scrollable'
import { asyncApiDocuments } from './asyncApiDocuments'
import styles from './Export.module.css'
import { fileName } from './fileName'
import { TextExport } from './TextExport'

/** A document for each service, and one that lists them all. */
export function AsyncApiExport({ topology }: { readonly topology: Topology }) {
  const documents = useMemo(() => asyncApiDocuments(topology), [topology])
  const [shown, show] = useState(0)
  const document = documents[shown] ?? documents[0]
  if (!document) return null
  const name = fileName(topology.name)
  const files = () => new Map(documents.map(({ file, text }) => [file, { text: text() }]))
  const text = document.text()
  return (
    <>
      <p className={styles.lead}>
        AsyncAPI 3.0: one document for each service. Imported together they draw this board again.
      </p>
      <Select
        label="Document"
        data={documents.map(({ label }, index) => ({ value: String(index), label }))}
        value={String(shown)}
        allowDeselect={false}
        onChange={(value) => show(Number(value))}
      />
      <TextExport
        text={text}
        downloads={[
          { label: 'This document', save: () => saveFile(document.file, text, 'application/yaml') },
          {
            label: 'All as zip',
            save: () => saveFile(`${name}-asyncapi.zip`, new Uint8Array(zipFiles(files(), name)), 'application/zip'),
          },
        ]}
      >
        {plural(documents.length, 'document')}
      </TextExport>
      <section className={styles.lost} aria-labelledby="lost">
        <h3 id="lost">What AsyncAPI cannot say of this board</h3>
        <ul {...scrollable('What AsyncAPI cannot say')}>
          {lostInAsyncApi(topology).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
