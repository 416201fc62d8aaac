// The word for a metric, which opens its definition as the collector gave it.
import { Explain } from '../ui/explain.tsx'
import type { Definition } from './answer.ts'

/** Without a definition the word stands alone. */
export const MetricWord = ({ word, definition }: { word: string; definition: Definition | undefined }) => {
  if (!definition) return <>{word}</>
  const { unit, denominator } = definition
  return (
    <Explain word={word}>
      <p>{definition.definition}</p>
      {(unit || denominator) && (
        <p class="soft">
          {unit && `Unit: ${unit}`}
          {unit && denominator && ' · '}
          {denominator && `divided by: ${denominator}`}
        </p>
      )}
    </Explain>
  )
}
