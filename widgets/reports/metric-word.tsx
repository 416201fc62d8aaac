// The word for a metric, which opens its definition as the collector gave it.
import { Explain } from '../ui/explain.tsx'
import type { Definition, ReportAnswer } from './answer.ts'
import { type Metric, metrics } from './metrics.ts'

/** Money is explained in the currency it is shown in, not the minor units that travel; a rate is said by its divisor. */
const unitText = (metric: Metric, { unit }: Definition, currency: string | null): string => {
  const units = { money: currency ?? '', rate: '', count: unit }
  return units[metrics[metric].kind]
}

const detailText = (unit: string, denominator: string | null): string => {
  if (!denominator) return unit && `In ${unit}.`
  return unit ? `In ${unit}, divided by ${denominator}.` : `Divided by ${denominator}.`
}

/** Without a definition the word stands alone. */
export const MetricWord = ({ metric, answer }: { metric: Metric; answer: ReportAnswer }) => {
  const { label } = metrics[metric]
  const given = answer.definitions[metric]
  if (!given) return <>{label}</>
  const unit = unitText(metric, given, answer.meta.currency)
  return (
    <Explain word={label}>
      <p>{given.definition}</p>
      <p class="soft">{detailText(unit, given.denominator)}</p>
    </Explain>
  )
}
