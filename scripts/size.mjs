// `npm run size`: the bytes of each shipped file against its budget. Ends with 1 when one is over.
// `-- --table` prints the README's table of tags instead, `-- --write` puts it there.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from './build.mjs'
import { project } from './install.mjs'
import { sizeTable } from './size-table.mjs'

/** Budgets in bytes of brotli at quality 11. */
export const budgets = [
  { file: 'dist/sdk/candor.js', brotli: 4000 },
  { file: 'dist/sdk/candor.mjs', brotli: 4400 },
  { file: 'dist/widgets/reports/reports.js', brotli: 20_500 },
  { file: 'dist/widgets/popins.js', brotli: 9000 },
  { file: 'dist/widgets/log-in/log-in.js', brotli: 9000 },
]

/** Raw, gzip -9 and brotli -q 11 bytes of a built file. */
export function measure(file) {
  const bytes = readFileSync(join(project, file))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  }
}

function print() {
  const rows = budgets.map(({ file, brotli: budget }) => ({ file, ...measure(file), budget }))
  process.stdout.write(`${['file', 'raw', 'gzip', 'brotli', 'budget'].join('\t')}\n`)
  for (const { file, raw, gzip, brotli, budget } of rows) {
    const verdict = brotli <= budget ? 'within' : 'OVER'
    process.stdout.write(`${file}\t${raw}\t${gzip}\t${brotli}\t${budget} ${verdict}\n`)
  }
  if (rows.some(({ brotli, budget }) => brotli > budget)) process.exitCode = 1
}

function table() {
  const peers = JSON.parse(readFileSync(join(project, 'docs', 'peers.json'), 'utf8'))
  return sizeTable(peers, measure(peers.candor.file).brotli)
}

/** The table is the README's only one that begins with this cell. */
function writeTable() {
  const readme = join(project, 'README.md')
  writeFileSync(readme, readFileSync(readme, 'utf8').replace(/^\| Tag +\|.*\n(\|.*\n)*/m, table))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  build()
  if (process.argv.includes('--write')) writeTable()
  else if (process.argv.includes('--table')) process.stdout.write(table())
  else print()
}
