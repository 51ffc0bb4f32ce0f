import { Select } from '@mantine/core'
import { LANGUAGES, type Service } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { changeService } from './changeElement'
import { LANGUAGE_CHOICES } from './languageChoices'

export function LanguageField({ service }: { readonly service: Service }) {
  const { session } = useBoard()
  return (
    <Select
      label="Language of the export"
      allowDeselect={false}
      data={LANGUAGE_CHOICES}
      value={service.language}
      onChange={(value) => {
        const language = LANGUAGES.find((one) => one === value)
        if (language) changeService(session, service.id, { language })
      }}
    />
  )
}
