// The funnel: each step's visits, its share of the first step as a bar and a number, and of the step before.
import { Explain } from '../ui/explain.tsx'
import type { ReportAnswer } from './answer.ts'
import type { Dimension } from './catalogue.ts'
import { ChangeHead } from './change-head.tsx'
import { dimensionLabel } from './dimensions.ts'
import { type FunnelStep, funnelSteps } from './funnel-steps.ts'
import type { MeasureText } from './measure-text.ts'
import { MeasuredValue } from './measured-value.tsx'
import { MetricWord } from './metric-word.tsx'

interface Props {
  dimensions: Record<string, Dimension>
  answer: ReportAnswer
  text: MeasureText
  compare: boolean
}

const Head = ({ dimensions, answer, compare }: Omit<Props, 'text'>) => (
  <thead>
    <tr>
      <th scope="col">
        <Explain word={dimensionLabel('funnel_step')}>
          <p>{dimensions.funnel_step?.definition}</p>
        </Explain>
      </th>
      <th scope="col">
        <MetricWord metric="visits" answer={answer} />
      </th>
      <th scope="col">
        <Explain word="Of searches">
          <p>Visits that came to this step, divided by visits with a search.</p>
        </Explain>
      </th>
      <th scope="col">
        <Explain word="Of step before">
          <p>Visits that came to this step, divided by visits that came to the step before it.</p>
        </Explain>
      </th>
      {compare && <ChangeHead metric="visits" />}
    </tr>
  </thead>
)

const Step = ({ step, text, compare }: Omit<Props, 'answer' | 'dimensions'> & { step: FunnelStep }) => (
  <tr>
    <th scope="row">
      {step.label}
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${(step.ofFirst ?? 0) * 100}%` }} />
      </span>
    </th>
    <td>
      <MeasuredValue unit="count" value={step.visits} text={text} />
    </td>
    <td>
      <MeasuredValue unit="ratio" value={step.ofFirst} text={text} />
    </td>
    <td>{step.ofBefore === null ? '' : text.value('ratio', step.ofBefore)}</td>
    {compare && <td class="soft">{text.change('count', step.visits, step.previous) ?? 'not comparable'}</td>}
  </tr>
)

export const Funnel = ({ dimensions, answer, text, compare }: Props) => (
  <div class="scroll">
    <table>
      <caption class="unseen">Visits by step, from search to purchase</caption>
      <Head dimensions={dimensions} answer={answer} compare={compare} />
      <tbody>
        {funnelSteps(answer.rows).map((step) => (
          <Step key={step.label} step={step} text={text} compare={compare} />
        ))}
      </tbody>
    </table>
  </div>
)
