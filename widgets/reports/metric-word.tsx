// The word for a metric, which opens its definition as the collector gave it.
import { Explain } from '../ui/explain.tsx'
import { type ReportAnswer, unitOf } from './answer.ts'
import { labelOf } from './metrics.ts'

/** What a rate is a rate of; the currency that money is shown in, not the minor units that travel. */
const detailOf = (metric: string, answer: ReportAnswer): string => {
  const { numerator, denominator } = answer.definitions[metric] ?? {}
  const currency = unitOf(answer, metric) === 'minor' ? answer.meta.currency : null
  const fraction = denominator && `It is ${numerator ?? 'counted'} divided by ${denominator}.`
  return [currency && `In ${currency}.`, fraction].filter(Boolean).join(' ')
}

/** Without a definition the word stands alone. */
export const MetricWord = ({ metric, answer }: { metric: string; answer: ReportAnswer }) => {
  const given = answer.definitions[metric]
  if (!given) return <>{labelOf(metric)}</>
  const detail = detailOf(metric, answer)
  return (
    <Explain word={labelOf(metric)}>
      <p>{given.definition}</p>
      {detail && <p class="soft">{detail}</p>}
    </Explain>
  )
}
