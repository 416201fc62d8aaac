// A table for a terminal: texts to the left, numbers to the right. What a terminal would act on is left out.
import type { Cell } from '../reports/csv.ts'

/** Control characters could move the cursor or rewrite the screen. */
const unprintable = /\p{Cc}|\p{Cf}/gu

export function textTable(headers: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map((cell) => String(cell ?? '').replace(unprintable, '')))
  const widths = headers.map((header, at) =>
    Math.max(header.length, ...texts.map((row) => row[at]?.length ?? 0)),
  )
  const isNumeric = headers.map((_, at) => rows.some((row) => typeof row[at] === 'number'))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (isNumeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(headers), ...texts.map(line)].join('\n')
}
