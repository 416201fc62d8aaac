// The funnel: each step's visits, its share of the first step as a bar and a number, and of the step before.
import type { ReportAnswer } from './answer.ts'
import { type FunnelStep, funnelSteps } from './funnel-steps.ts'
import type { MeasureText } from './measure-text.ts'
import { MeasuredValue } from './measured-value.tsx'
import { MetricWord } from './metric-word.tsx'

interface Props {
  answer: ReportAnswer
  text: MeasureText
  compare: boolean
}

const ofFirst = {
  definition:
    'Visits that came to this step, having made all the steps before it, out of those that searched.',
  unit: 'share',
  denominator: 'visits with a search',
}
const ofBefore = {
  definition: 'Visits that came to this step out of those that came to the step before it.',
  unit: 'share',
  denominator: 'visits at the step before',
}

const Step = ({ step, text, compare }: Omit<Props, 'answer'> & { step: FunnelStep }) => (
  <tr>
    <th scope="row">
      {step.label}
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${(step.ofFirst ?? 0) * 100}%` }} />
      </span>
    </th>
    <td>
      <MeasuredValue metric="visits" value={step.visits} text={text} />
    </td>
    <td>
      <MeasuredValue metric="conversion" value={step.ofFirst} text={text} />
    </td>
    <td>{step.ofBefore === null ? '' : text.value('conversion', step.ofBefore)}</td>
    {compare && <td class="soft">{text.change('visits', step.visits, step.previous) ?? 'not comparable'}</td>}
  </tr>
)

export const Funnel = ({ answer, text, compare }: Props) => (
  <div class="scroll">
    <table>
      <caption class="unseen">Visits by step, from search to purchase</caption>
      <thead>
        <tr>
          <th scope="col">
            <MetricWord word="Step" definition={answer.definitions.funnel_step} />
          </th>
          <th scope="col">
            <MetricWord word="Visits" definition={answer.definitions.visits} />
          </th>
          <th scope="col">
            <MetricWord word="Of searches" definition={ofFirst} />
          </th>
          <th scope="col">
            <MetricWord word="Of step before" definition={ofBefore} />
          </th>
          {compare && <th scope="col">Change</th>}
        </tr>
      </thead>
      <tbody>
        {funnelSteps(answer.rows).map((step) => (
          <Step key={step.label} step={step} text={text} compare={compare} />
        ))}
      </tbody>
    </table>
  </div>
)
