// What the analyst can choose: period, comparison, device.
import { DateRange } from './date-range.tsx'
import type { DeskState } from './desk.ts'
import { isPreset, presets } from './period.ts'
import { devices, isDevice, type View } from './view.ts'

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

const DeviceSelect = ({ state: { view }, onChoose }: Props) => {
  const choose = (value: string) => onChoose({ ...view, device: isDevice(value) ? value : null })
  return (
    <label>
      <span>Device</span>
      <select value={view.device ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">All devices</option>
        {Object.entries(devices).map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

export const Choices = (props: Props) => {
  const { state, onChoose } = props
  const { view, today } = state
  return (
    <div class="choices">
      <PeriodSelect {...props} />
      {typeof view.period === 'object' && (
        <DateRange period={view.period} today={today} onChoose={(period) => onChoose({ ...view, period })} />
      )}
      <DeviceSelect {...props} />
      <label class="tick-box">
        <input
          type="checkbox"
          checked={view.compare}
          onChange={(event) => onChoose({ ...view, compare: event.currentTarget.checked })}
        />
        <span>Compared with the period before</span>
      </label>
    </div>
  )
}
