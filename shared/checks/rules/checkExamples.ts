import { Validator } from '@cfworker/json-schema'
import { compileTemplate } from '../../generation/template'
import type { Topic } from '../../topology/model'
import type { BoardProblem, Rule } from '../boardProblem'
import { parseSchema, TooMuchWork } from '../parseSchema'
import { sampleOf } from '../sampleOf'

/** A topic's example must be a template, its schema JSON Schema, and the one fit the other. */
export const checkExamples: Rule = function* ({ topics }) {
  for (const topic of topics.values()) yield* problemsOf(topic)
}

function* problemsOf({ id, example, schema }: Topic): Iterable<BoardProblem> {
  const compiled = example ? compileTemplate(example) : undefined
  if (compiled && !compiled.ok) {
    const sentence = `The example message, ${compiled.problem.place}: ${compiled.problem.sentence}`
    yield { code: 'template', severity: 'error', sentence, elementId: id, field: 'example' }
  }
  const rules = schema ? schemaOf(schema) : undefined
  if (rules?.wrong)
    yield {
      code: 'schema',
      severity: 'error',
      sentence: rules.wrong,
      next: 'Paste a JSON Schema, or leave it empty.',
      elementId: id,
      field: 'schema',
    }
  const sample = example && compiled?.ok ? sampleOf(example) : undefined
  if (sample?.wrong)
    yield {
      code: 'exampleJson',
      severity: 'warning',
      sentence: `The example message is ${sample.wrong}`,
      elementId: id,
      field: 'example',
    }
  if (rules?.hasPatterns)
    yield {
      code: 'schemaPatterns',
      severity: 'hint',
      sentence:
        'The patterns in the schema are not tried on the example message: a regular expression can take for ever.',
      elementId: id,
      field: 'schema',
    }
  if (rules?.schema === undefined || !sample || sample.wrong) return
  const misfit = misfitOf(rules.schema, sample.value)
  if (misfit)
    yield {
      code: 'exampleMisfit',
      severity: 'warning',
      sentence: `The example message does not fit the schema: ${misfit}`,
      elementId: id,
      field: 'example',
    }
}

type Schema = ConstructorParameters<typeof Validator>[0]

function schemaOf(text: string): { schema?: Schema; hasPatterns?: boolean; wrong?: string } {
  try {
    return parseSchema(text) ?? { wrong: 'A JSON Schema is an object, true or false.' }
  } catch (cause) {
    return { wrong: `The schema is not JSON: ${cause instanceof Error ? cause.message : cause}.` }
  }
}

/** The first thing that does not fit, or why that cannot be told. The validator interprets the schema: nothing of it is run as code. */
function misfitOf(schema: Schema, value: unknown): string | undefined {
  try {
    const { valid, errors } = new Validator(schema, '2020-12').validate(value)
    const deepest = errors.at(-1)
    return valid
      ? undefined
      : `${deepest?.instanceLocation.replace(/^#\/?/, '') || 'the whole'}: ${deepest?.error ?? 'it is refused.'}`
  } catch (cause) {
    return cause instanceof RangeError || cause instanceof TooMuchWork
      ? 'the schema refers to itself without end.'
      : `the schema cannot be used: ${cause instanceof Error ? cause.message : cause}`
  }
}
