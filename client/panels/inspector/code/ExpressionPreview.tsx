import type { Expected } from '../../../../shared/expression/compileExpression'
import { useCodeScope } from './CodeScope'
import { ConditionPreview } from './ConditionPreview'
import styles from './Preview.module.css'
import { ResultPreview } from './ResultPreview'
import { samplesCaption } from './samplesCaption'
import { subjectOf, tryExpression } from './tryExpression'
import { useSamples } from './useSamples'
import { ValuePreview } from './ValuePreview'

type ExpressionPreviewProps = {
  readonly text: string
  readonly expected: Expected
  /** What a record for which a condition is true does. */
  readonly verb: string
  /** The result takes the place of the record's value. */
  readonly replacesValue: boolean
}

/** The expression on the last real messages. */
export function ExpressionPreview({ text, expected, verb, replacesValue }: ExpressionPreviewProps) {
  const { source } = useCodeScope()
  const samples = useSamples(source)
  const tried = tryExpression(text, expected, { ...source, ...samples })
  const subject = subjectOf(expected)
  if (subject === null) return null
  if (samples.from === 'nothing') return <p className={styles.caption}>{NOTHING}</p>
  if (tried.length === 0) return null
  const caption = samplesCaption(samples, tried.length, subject)
  if (expected.wants === 'boolean') return <ConditionPreview tried={tried} verb={verb} caption={caption} />
  return replacesValue ? (
    <ValuePreview tried={tried} caption={caption} />
  ) : (
    <ResultPreview tried={tried} caption={caption} />
  )
}

const NOTHING = 'Nothing to try it on: nothing flows here, and no topic that comes in has an example.'
