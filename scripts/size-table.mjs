// The README's table: our tag's bytes, as built, beside what was measured of others (docs/peers.json).

/** Markdown, smallest first. `peers` is the content of docs/peers.json, `brotli` our tag's bytes. */
export function sizeTable({ candor, peers }, brotli) {
  const rows = [{ ...candor, name: `**${candor.name}**`, brotli }, ...peers]
    .sort((a, b) => a.brotli - b.brotli)
    .map((tag) => [tag.name, tag.brotli.toLocaleString('en'), tag.requests, tag.after503, tag.obeysGpc])
  const head = ['Tag', 'Bytes (brotli 11)', 'Requests per event', 'After a 503', 'Obeys GPC by itself']
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column].length)))
  const rule = widths.map((width, column) =>
    column === bytesColumn ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  return [head, rule, ...rows].map((cells) => line(cells, widths)).join('')
}

const bytesColumn = 1

/** Padded to even columns, as the house's formatter would; figures to the right. */
const line = (cells, widths) =>
  `| ${cells
    .map((cell, column) =>
      column === bytesColumn ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
    )
    .join(' | ')} |\n`
