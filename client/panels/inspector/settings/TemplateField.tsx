import { AreaField } from '../fields'
import { readTemplate } from '../readField'

type TemplateFieldProps = {
  readonly label: string
  readonly id: string
  readonly value: string
  readonly placeholder?: string
  readonly description?: string
  readonly onChange: (template: string) => void
}

export const TemplateField = ({ onChange, ...shown }: TemplateFieldProps) => (
  <AreaField rows={4} read={readTemplate} commit={onChange} {...shown} />
)
