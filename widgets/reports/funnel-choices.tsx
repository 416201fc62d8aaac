// The form of the funnel, where the report that is shown is of steps.
import { reportNamed } from './catalogue.ts'
import type { DeskState } from './desk.ts'
import { FunnelForm } from './funnel-form.tsx'
import type { View } from './view.ts'

interface Props {
  state: Pick<DeskState, 'view' | 'catalogue'>
  onChoose: (view: View) => void
}

export const FunnelChoices = ({ state: { view, catalogue }, onChoose }: Props) => {
  if (!catalogue) return null
  const [table] = reportNamed(catalogue, view.report).tables
  if (!table?.query.dimensions.includes('funnel_step')) return null
  return (
    <FunnelForm
      choice={view.funnel}
      dimensions={catalogue.dimensions}
      onChoose={(funnel) => onChoose({ ...view, funnel })}
    />
  )
}
