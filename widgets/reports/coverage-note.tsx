// How much of what happens a share is measured on: what the brand's server told of, and the tag saw.
import type { MeasureText } from './measure-text.ts'

interface Props {
  coverage: number | null
  text: MeasureText
  as: 'dd' | 'p'
}

export const CoverageNote = ({ coverage, text, as: Line }: Props) =>
  coverage !== null && <Line class="soft">measured on {text.value('ratio', coverage)} of orders</Line>
