// What a row is called in its first column. The text may be hostile: it is only ever shown as a text node.
import type { ReportRow } from './answer.ts'
import { isDay } from './day.ts'
import type { Formats } from './formats.ts'
import { devices, isDevice } from './view.ts'

/** @param dimension the report's; days and devices are worded, a product is called by its name */
export const rowLabel = ({ cells }: ReportRow, dimension: string, formats: Formats): string => {
  const value = (dimension === 'product' && cells.product_name) || cells[dimension]
  if (value === null || value === undefined)
    return dimension === 'publication' ? 'no publication' : 'not known'
  const text = String(value)
  if (dimension === 'date' && isDay(text)) return formats.weekday(text)
  if (dimension === 'device' && isDevice(text)) return devices[text]
  return text.trim() === '' ? '(empty)' : text
}
