import { Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { LANGUAGES, type Language, type Service } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { changeService } from './changeElement'
import { LANGUAGE_NAMES } from './languageNames'

/** The model knows all five languages; only what the export speaks can be chosen. */
export function LanguageField({ service }: { readonly service: Service }) {
  const { session } = useBoard()
  const spoken = useExportLanguages()
  return (
    <Select
      label="Language of the export"
      allowDeselect={false}
      data={LANGUAGES.map((language) => option(language, spoken.includes(language)))}
      value={service.language}
      onChange={(value) => {
        const language = LANGUAGES.find((one) => one === value)
        if (language) changeService(session, service.id, { language })
      }}
    />
  )
}

const option = (value: Language, now: boolean) => ({
  value,
  label: now ? LANGUAGE_NAMES[value] : `${LANGUAGE_NAMES[value]} (later)`,
  disabled: !now,
})

/** The generator knows; it is large, and fetched when a service is first looked at. */
function useExportLanguages(): readonly Language[] {
  const [languages, setLanguages] = useState<readonly Language[]>(['typescript'])
  useEffect(() => {
    void import('../../../shared/scaffold/generateProject').then((generator) =>
      setLanguages(generator.EXPORT_LANGUAGES),
    )
  }, [])
  return languages
}
