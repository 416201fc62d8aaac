// The line chart of one metric by day. Lines are drawn in a stretched SVG; words stand over it as ordinary text.
import type { Formats } from '../formats.ts'
import { dayGeometry } from './day-geometry.ts'
import type { DayValue } from './day-values.ts'

interface Props {
  days: DayValue[]
  formats: Formats
  /** A value as text. */
  write: (value: number) => string
  /** The smallest step of the axis. */
  least: number
  /** What the picture is, for those who do not see it. */
  label: string
}

const bandTitle = ({ day, value, previous }: DayValue, { formats, write }: Props): string => {
  const now = value === null ? 'not measured' : write(value)
  return `${formats.weekday(day)}: ${now}${previous === null ? '' : `, ${write(previous)} before`}`
}

export const DayPlot = (props: Props) => {
  const { days, formats, write } = props
  const { solid, dashed, previous, ticks, labels, bands } = dayGeometry(days, props.least)
  return (
    <div class="plot">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={props.label}>
        {ticks.map(({ value, y }) => (
          <path key={value} class="grid" d={`M0 ${y}H100`} />
        ))}
        <path class="previous" d={previous} />
        <path class="current" d={solid} />
        <path class="current unfinished" d={dashed} />
        {days.map((day, index) => (
          <rect key={day.day} class="band" y="0" height="100" {...bands[index]}>
            <title>{bandTitle(day, props)}</title>
          </rect>
        ))}
      </svg>
      <div aria-hidden="true">
        {ticks.map(({ value, y }) => (
          <span key={value} class="tick" style={{ top: `${y}%` }}>
            {write(value)}
          </span>
        ))}
        {labels.map(({ day, x, minor }) => (
          <span key={day} class={minor ? 'label minor' : 'label'} style={{ left: `${x}%` }}>
            {formats.day(day)}
          </span>
        ))}
      </div>
    </div>
  )
}
