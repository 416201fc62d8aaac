// The funnel: who came to each step, as a bar of the first step and in numbers; once, or by day, week or segment.
import { Explain } from '../ui/explain.tsx'
import { measured, type ReportAnswer, type ReportRow, unitOf } from './answer.ts'
import type { Dimension, ReportTable } from './catalogue.ts'
import { ChangeHead } from './change-head.tsx'
import { dimensionLabel, valueLabel } from './dimensions.ts'
import type { Formats } from './formats.ts'
import { barOf, funnelParts, stepEvent } from './funnel-steps.ts'
import type { MeasureText } from './measure-text.ts'
import { MeasuredValue } from './measured-value.tsx'
import { MetricWord } from './metric-word.tsx'
import { rowLabel } from './row-label.ts'

interface Props {
  table: ReportTable
  dimensions: Record<string, Dimension>
  answer: ReportAnswer
  formats: Formats
  text: MeasureText
  compare: boolean
  /** What stands beside the steps; null: nothing. */
  by: string | null
}

const Head = ({ table, dimensions, answer, compare }: Props) => (
  <thead>
    <tr>
      <th scope="col">
        <Explain word={dimensionLabel('funnel_step')}>
          <p>{dimensions.funnel_step?.definition}</p>
        </Explain>
      </th>
      {table.query.metrics.map((metric) => (
        <th key={metric} scope="col">
          <MetricWord metric={metric} answer={answer} />
        </th>
      ))}
      {compare && <ChangeHead metric="reached" />}
    </tr>
  </thead>
)

interface StepProps extends Props {
  step: ReportRow
  isFirst: boolean
}

/** A share of few is marked, and where it lies is said in words. */
const StepValue = ({ step, metric, answer, text }: StepProps & { metric: string }) => {
  const interval = step.intervals[metric]
  const isFew = step.lowVolume.includes(metric)
  return (
    <td class={isFew ? 'few' : undefined}>
      <MeasuredValue unit={unitOf(answer, metric)} value={measured(step.cells, metric)} text={text} />
      {metric === 'step_rate' && interval && (
        <span class="soft">
          {' '}
          {text.value('ratio', interval[0])} to {text.value('ratio', interval[1])}
        </span>
      )}
      {isFew && <span class="unseen"> of few</span>}
    </td>
  )
}

/** The first step comes from nowhere: no rate and no time is missing there. */
const fromBefore = ['step_rate', 'step_time']

const Step = (props: StepProps) => {
  const { step, table, text, compare, isFirst } = props
  const change = text.change('count', measured(step.cells, 'reached'), measured(step.previous, 'reached'))
  return (
    <tr>
      <th scope="row">
        <bdi>{valueLabel('funnel_step', stepEvent(step))}</bdi>
        <span class="bar" aria-hidden="true">
          <span style={{ width: `${barOf(step) * 100}%` }} />
        </span>
      </th>
      {table.query.metrics.map((metric) =>
        isFirst && fromBefore.includes(metric) ? (
          <td key={metric} />
        ) : (
          <StepValue key={metric} {...props} metric={metric} />
        ),
      )}
      {compare && <td class="soft">{change ?? 'not comparable'}</td>}
    </tr>
  )
}

export const Funnel = (props: Props) => {
  const { answer, formats, by, table, compare } = props
  const columns = 1 + table.query.metrics.length + (compare ? 1 : 0)
  return (
    <div class="scroll">
      <table>
        <caption class="unseen">
          The steps of the funnel{by === null ? '' : ` by ${dimensionLabel(by)}`}
        </caption>
        <Head {...props} />
        {funnelParts(answer.rows, by).map(({ value, steps: [first, ...steps] }) => (
          <tbody key={value}>
            {by !== null && first && (
              <tr>
                <th scope="rowgroup" colSpan={columns}>
                  <bdi>{rowLabel(first, by, formats)}</bdi>
                </th>
              </tr>
            )}
            {first && <Step {...props} step={first} isFirst />}
            {steps.map((step) => (
              <Step key={stepEvent(step)} {...props} step={step} isFirst={false} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
