// What the analyst can choose: period, comparison, filters.

import { reportNamed } from './catalogue.ts'
import { DateRange } from './date-range.tsx'
import type { DeskState } from './desk.ts'
import { FilterBar } from './filter-bar.tsx'
import { FunnelChoices } from './funnel-choices.tsx'
import { isPreset, presets } from './period.ts'
import { comparisons, isCompare, type View } from './view.ts'

interface Props {
  state: DeskState
  onChoose: (view: View) => void
}

const PeriodSelect = ({ state: { view, period }, onChoose }: Props) => {
  const choose = (value: string) => onChoose({ ...view, period: isPreset(value) ? value : period })
  return (
    <label>
      <span>Period</span>
      <select
        value={typeof view.period === 'string' ? view.period : 'own'}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {Object.entries(presets).map(([name, { label }]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
        <option value="own">From … to …</option>
      </select>
    </label>
  )
}

const CompareSelect = ({ state: { view }, onChoose }: Props) => {
  const choose = (value: string) => onChoose({ ...view, compare: isCompare(value) ? value : null })
  return (
    <label>
      <span>Compared with</span>
      <select value={view.compare ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
        {Object.entries(comparisons).map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
        <option value="">Nothing</option>
      </select>
    </label>
  )
}

export const Choices = (props: Props) => {
  const { state, onChoose } = props
  const { view, today, catalogue } = state
  const over = catalogue && reportNamed(catalogue, view.report).over
  if (over === 'now') return null
  return (
    <>
      <div class="choices">
        <PeriodSelect {...props} />
        {typeof view.period === 'object' && (
          <DateRange
            period={view.period}
            today={today}
            onChoose={(period) => onChoose({ ...view, period })}
          />
        )}
        {!over && <CompareSelect {...props} />}
      </div>
      {catalogue && !over && (
        <FilterBar
          filters={view.filters}
          dimensions={catalogue.dimensions}
          onChoose={(filters) => onChoose({ ...view, filters })}
        />
      )}
      <FunnelChoices {...props} />
    </>
  )
}
