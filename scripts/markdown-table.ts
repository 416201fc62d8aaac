// Pieces of the Markdown that the generated docs are made of.

/** Padded to even columns, as the house's formatter would. */
export function table(head: string[], rows: string[][]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = head.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column]?.length ?? 0)))
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = widths.map((width) => '-'.repeat(width))
  const [top = [], ...body] = lines
  return [top, rule, ...body].map(line).join('\n')
}

export const code = (text: string) => `\`${text}\``
