// The line chart of one metric by day. Lines are drawn in a stretched SVG; words stand over it as ordinary text.
import type { Formats } from '../formats.ts'
import { dayGeometry } from './day-geometry.ts'
import type { DayValue } from './day-values.ts'

const bandTitle = ({ day, value, previous }: DayValue, formats: Formats): string => {
  const now = value === null ? 'not measured' : formats.count(value)
  return `${formats.weekday(day)}: ${now}${previous === null ? '' : `, ${formats.count(previous)} before`}`
}

/** @param props.label what the picture is, for those who do not see it */
export const DayPlot = (props: { days: DayValue[]; formats: Formats; label: string }) => {
  const { days, formats } = props
  const { solid, dashed, previous, ticks, labels, bands } = dayGeometry(days)
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
            <title>{bandTitle(day, formats)}</title>
          </rect>
        ))}
      </svg>
      <div aria-hidden="true">
        {ticks.map(({ value, y }) => (
          <span key={value} class="tick" style={{ top: `${y}%` }}>
            {formats.count(value)}
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
