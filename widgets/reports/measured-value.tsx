// One value as it stands in a figure or a cell; “–” carries its reason for eyes, pointer and screen reader.
import type { MeasureText } from './measure-text.ts'
import { type Unit, unmeasuredReason } from './metrics.ts'

export const MeasuredValue = (props: { unit: Unit; value: number | null; text: MeasureText }) => {
  const written = props.text.value(props.unit, props.value)
  if (props.value !== null) return <>{written}</>
  const reason = unmeasuredReason(props.unit)
  return (
    <span title={reason}>
      <span aria-hidden="true">{written}</span>
      <span class="unseen">{reason}</span>
    </span>
  )
}
