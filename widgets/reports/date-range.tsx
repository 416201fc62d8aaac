// Two days of the analyst's own. Taken over once both are days and in order; until then it says what is wrong.
import { useId, useState } from 'preact/hooks'
import { type Day, isDay } from './day.ts'
import type { Period } from './period.ts'

interface Props {
  period: Period
  today: Day
  onChoose: (period: Period) => void
}

const wrongWith = ({ from, to }: Period, today: Day): string | null => {
  if (!isDay(from) || !isDay(to)) return 'Fill in both days.'
  if (from > to) return 'The first day is after the last.'
  return to > today ? 'The last day is yet to come.' : null
}

export const DateRange = ({ period, today, onChoose }: Props) => {
  const [draft, setDraft] = useState(period)
  const problem = useId()
  const wrong = wrongWith(draft, today)
  const change = (part: Partial<Period>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (!wrongWith(next, today)) onChoose(next)
  }
  const field = (name: keyof Period, label: string) => (
    <label>
      <span>{label}</span>
      <input
        type="date"
        value={draft[name]}
        max={today}
        aria-invalid={wrong !== null}
        aria-describedby={problem}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      />
    </label>
  )
  return (
    <>
      {field('from', 'From')}
      {field('to', 'To')}
      <p id={problem} role="status" class="wrong">
        {wrong}
      </p>
    </>
  )
}
