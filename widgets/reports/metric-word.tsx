// The word for a metric, which opens its definition as the collector gave it.
import { Explain } from '../ui/explain.tsx'
import type { ReportAnswer } from './answer.ts'
import { type Metric, metrics } from './metrics.ts'

/** What a rate is a rate of; the currency that money is shown in, not the minor units that travel. */
const detailOf = (metric: Metric, { definitions, meta }: ReportAnswer): string => {
  const { numerator, denominator } = definitions[metric] ?? {}
  const currency = metrics[metric].kind === 'money' ? meta.currency : null
  const fraction = denominator && `It is ${numerator ?? 'counted'} divided by ${denominator}.`
  return [currency && `In ${currency}.`, fraction].filter(Boolean).join(' ')
}

/** Without a definition the word stands alone. */
export const MetricWord = ({ metric, answer }: { metric: Metric; answer: ReportAnswer }) => {
  const { label } = metrics[metric]
  const given = answer.definitions[metric]
  if (!given) return <>{label}</>
  const detail = detailOf(metric, answer)
  return (
    <Explain word={label}>
      <p>{given.definition}</p>
      {detail && <p class="soft">{detail}</p>}
    </Explain>
  )
}
