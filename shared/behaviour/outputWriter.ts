import type { Scope } from '../expression/run'
import { writeMessage } from '../generation/compileMessage'
import { compileTemplate } from '../generation/template'
import type { TemplateContext } from '../generation/templateContext'
import { type Field, FieldError, fieldProblem } from './behaviourProblem'
import { charge } from './charge'
import type { DrawnOutput } from './drawnOutput'
import { explaining, fieldExpression } from './fieldExpression'
import { writtenKey, writtenValue } from './written'

/** Made-up data takes some microseconds. */
const COST_OF_PLACEHOLDER = 10

/** What a message is made of: what templates see, what expressions see, and what stays where nothing is drawn. */
export type Making = {
  readonly context: TemplateContext
  readonly scope: Scope
  readonly received: { readonly key: string | null; readonly value: string | null }
}

/** Key and value in text, null for none. Undefined: as received, byte for byte. */
export type MessageText = { readonly key: string | null | undefined; readonly value: string | null | undefined }

/** Throws a FieldError. */
export type WriteOutput = (making: Making) => MessageText

/** Expressions win over templates, templates over what was received. Throws a FieldError where one of them does not compile. */
export function outputWriter(output: DrawnOutput, variables: readonly string[]): WriteOutput {
  const field = (name: 'key' | 'value' | 'map' | 'mapKey') => ({ elementId: output.connectionId, field: name })
  const key =
    mapping(output.mapKey, field('mapKey'), { variables, write: writtenKey }) ?? filling(output.key, field('key'))
  const value =
    mapping(output.map, field('map'), { variables, write: writtenValue }) ?? filling(output.value, field('value'))
  if (!key && !value) return () => ({ key: undefined, value: undefined })
  return (making) => {
    const { received, context } = making
    const parts = {
      key: (own: TemplateContext) => (key ? key({ ...making, context: own }) : received.key),
      value: (own: TemplateContext) => (value ? value({ ...making, context: own }) : received.value),
    }
    const message = explaining(field('value'), () => writeMessage(parts, context))
    return { key: key && message.key, value: value && message.value }
  }
}

type WritePart = (making: Making) => string | null
type Mapping = { readonly variables: readonly string[]; readonly write: (value: unknown) => string | null }

function mapping(text: string, field: Field, { variables, write }: Mapping): WritePart | undefined {
  const expression = fieldExpression(text, field, { wants: 'value', variables })
  return expression && (({ scope }) => explaining(field, () => write(expression.evaluate(scope))))
}

function filling(text: string, field: Field): WritePart | undefined {
  if (text === '') return undefined
  const compiled = compileTemplate(text)
  if (!compiled.ok) throw new FieldError(fieldProblem(field, compiled.problem))
  const { render, placeholders } = compiled.template
  return ({ context, scope }) => {
    charge(scope, placeholders * COST_OF_PLACEHOLDER, field)
    return explaining(field, () => render(context))
  }
}
