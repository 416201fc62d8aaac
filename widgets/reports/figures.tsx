// The figures of a table without rows: each number large and alone, what it means and how it changed small beneath.
import { measured, type ReportAnswer, unitOf } from './answer.ts'
import { CoverageNote } from './coverage-note.tsx'
import type { MeasureText } from './measure-text.ts'
import { MeasuredValue } from './measured-value.tsx'
import { MetricWord } from './metric-word.tsx'
import { unmeasuredReason } from './metrics.ts'
import { TooFew } from './too-few.tsx'

interface Props {
  metrics: readonly string[]
  answer: ReportAnswer
  text: MeasureText
  compare: boolean
  /** The share of orders that is measured, to be said beside each share; null where it is not known. */
  coverage: number | null
}

const changeText = (metric: string, { answer, text }: Props): string => {
  const { totals } = answer
  const unit = unitOf(answer, metric)
  const before = measured(totals.previous, metric)
  const change = text.change(unit, measured(totals.cells, metric), before)
  if (change === null) return 'nothing to compare with'
  return `${change} from ${text.value(unit, before)}`
}

/** How sure a share is, in words; nothing of what is no share. */
const certaintyText = (metric: string, { answer: { totals }, text }: Props): string | null => {
  const interval = totals.intervals[metric]
  if (!interval) return null
  const [low, high] = interval.map((end) => text.value('ratio', end))
  return `${totals.lowVolume.includes(metric) ? 'of few: ' : ''}between ${low} and ${high}`
}

const Figure = (props: Props & { metric: string }) => {
  const { metric, answer, text } = props
  const value = measured(answer.totals.cells, metric)
  const unit = unitOf(answer, metric)
  const certainty = certaintyText(metric, props)
  return (
    <div class="figure">
      <dt>
        <MetricWord metric={metric} answer={answer} />
      </dt>
      <dd class="value">
        <MeasuredValue unit={unit} value={value} text={text} />
      </dd>
      {value === null && <dd class="soft">{unmeasuredReason(unit)}</dd>}
      {props.compare && value !== null && <dd class="soft">{changeText(metric, props)}</dd>}
      {certainty && <dd class="soft">{certainty}</dd>}
      {unit === 'ratio' && metric !== 'coverage' && <CoverageNote {...props} as="dd" />}
    </div>
  )
}

/** Hidden figures are all null; those of which one is not are not hidden. */
const isHidden = ({ metrics, answer: { totals, meta } }: Props): boolean =>
  meta.suppressed > 0 && metrics.every((metric) => measured(totals.cells, metric) === null)

export const Figures = (props: Props) =>
  isHidden(props) ? (
    <TooFew />
  ) : (
    <dl class="figures">
      {props.metrics.map((metric) => (
        <Figure key={metric} metric={metric} {...props} />
      ))}
    </dl>
  )
