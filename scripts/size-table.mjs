// The README's table: our tag's bytes, as built, beside what was measured of others (docs/peers.json).

/** Markdown, smallest first. `peers` is the content of docs/peers.json, `brotli` our tag's bytes. */
export function sizeTable({ candor, peers }, brotli) {
  const rows = [{ ...candor, name: `**${candor.name}**`, brotli }, ...peers]
    .sort((a, b) => a.brotli - b.brotli)
    .map((tag) => [tag.name, tag.brotli.toLocaleString('en'), tag.requests, tag.after503, tag.obeysGpc])
  return [
    ['Tag', 'Bytes (brotli 11)', 'Requests per event', 'After a 503', 'Obeys GPC by itself'],
    ['---', '--:', '---', '---', '---'],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
}
