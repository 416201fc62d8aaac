// What a row is called in its first column. The text may be hostile: it is only ever shown as a text node.
import type { ReportRow } from './answer.ts'
import { isDay } from './day.ts'
import { valueLabel } from './dimensions.ts'
import type { Formats } from './formats.ts'

/** @param dimension the table's; days are worded, a product is called by its name */
export const rowLabel = ({ cells }: ReportRow, dimension: string, formats: Formats): string => {
  if (cells.other === true) return 'others, too few in each to be shown'
  const value = (dimension === 'product' && cells.product_name) || cells[dimension]
  const text = value === null || value === undefined ? null : String(value)
  if (text !== null && dimension === 'date' && isDay(text)) return formats.weekday(text)
  return valueLabel(dimension, text)
}
