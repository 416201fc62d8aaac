// The five figures: each number large and alone, what it means and how it changed small beneath.
import { measured, type ReportAnswer } from './answer.ts'
import type { MeasureText } from './measure-text.ts'
import { MeasuredValue } from './measured-value.tsx'
import { MetricWord } from './metric-word.tsx'
import { type Metric, metrics } from './metrics.ts'

const shown = ['visitors', 'visits', 'orders', 'conversion', 'revenue'] as const satisfies Metric[]

interface Props {
  answer: ReportAnswer
  text: MeasureText
  compare: boolean
}

const changeText = (metric: Metric, { answer: { totals }, text }: Props): string => {
  const before = measured(totals.previous, metric)
  const change = text.change(metric, measured(totals.cells, metric), before)
  if (change === null) return 'nothing to compare with'
  return `${change} from ${text.value(metric, before)}`
}

const Figure = (props: Props & { metric: Metric }) => {
  const { metric, answer, text } = props
  const value = measured(answer.totals.cells, metric)
  return (
    <div class="figure">
      <dt>
        <MetricWord metric={metric} answer={answer} />
      </dt>
      <dd class="value">
        <MeasuredValue metric={metric} value={value} text={text} />
      </dd>
      {value === null && <dd class="soft">{metrics[metric].unmeasured}</dd>}
      {props.compare && value !== null && <dd class="soft">{changeText(metric, props)}</dd>}
    </div>
  )
}

export const Figures = (props: Props) => (
  <dl class="figures">
    {shown.map((metric) => (
      <Figure key={metric} metric={metric} {...props} />
    ))}
  </dl>
)
