import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openTables } from '../boards/tables'
import type { Tables } from './port'

type TablesForTests = { readonly folder: string; readonly tables: Tables; reopen(): Tables }

/** Tables in a folder of their own for one test; `reopen` as after a restart. */
export function tablesForTests(): TablesForTests {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'))
  const open = () => {
    const tables = openTables(folder)
    onTestFinished(tables.close)
    return tables
  }
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const tables = open()
  return {
    folder,
    tables,
    reopen() {
      tables.close()
      return open()
    },
  }
}
