// The word for a metric, which opens its definition as the collector gave it.
import { Explain } from '../ui/explain.tsx'
import type { ReportAnswer } from './answer.ts'
import { type Metric, metrics } from './metrics.ts'

/** What the page shows is in; for money that is the currency, not the minor units that travel. */
const unitText = (metric: Metric, unit: string, currency: string | null): string =>
  metrics[metric].kind === 'money' ? (currency ?? '') : unit

/** Without a definition the word stands alone. */
export const MetricWord = ({ metric, answer }: { metric: Metric; answer: ReportAnswer }) => {
  const { label } = metrics[metric]
  const given = answer.definitions[metric]
  if (!given) return <>{label}</>
  const unit = unitText(metric, given.unit, answer.meta.currency)
  const details = [unit && `In ${unit}`, given.denominator && `divided by ${given.denominator}`]
  return (
    <Explain word={label}>
      <p>{given.definition}</p>
      <p class="soft">{details.filter(Boolean).join(', ')}</p>
    </Explain>
  )
}
