// What the numbers stand on: zone, currency, how fresh, what is left out.
import type { ReportMeta } from './answer.ts'
import { isDay } from './day.ts'
import type { Formats } from './formats.ts'

interface Props {
  meta: ReportMeta
  today: string
  formats: Formats
  /** Whether the period shown includes today. */
  live: boolean
}

const seededText = ({ from, to }: { from: string; to: string }, formats: Formats): string => {
  const days = isDay(from) && isDay(to) ? formats.period({ from, to }) : `${from} – ${to}`
  return `demonstration data, made up, ${days}`
}

const parts = ({ meta, today, formats }: Omit<Props, 'live'>) => [
  meta.timeZone,
  meta.currency ?? 'no currency set',
  meta.asOf !== null && `data until ${formats.instant(meta.asOf, meta.timeZone, today)}`,
  meta.suppressed > 0 && `small groups not shown: ${formats.count(meta.suppressed)}`,
  meta.otherCurrencies.length > 0 && `orders in ${meta.otherCurrencies.join(', ')} are not in the revenue`,
  meta.seeded && seededText(meta.seeded, formats),
]

export const FooterLine = (props: Props) => (
  <footer>
    <p>{parts(props).filter(Boolean).join(' · ')}</p>
    <p>
      {props.live && 'Today’s numbers renew themselves every few seconds. '}
      Each word with a dotted line opens what it means.
    </p>
  </footer>
)
