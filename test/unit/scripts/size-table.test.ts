import { readFile } from 'node:fs/promises'
import { brotliCompressSync, constants } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Peers, sizeTable } from '../../../scripts/size-table.mjs'

const project = new URL('../../../', import.meta.url)
const peers: Peers = JSON.parse(await readFile(new URL('docs/peers.json', project), 'utf8'))

const lines = (brotli: number) => sizeTable(peers, brotli).trimEnd().split('\n')

describe('sizeTable', () => {
  it('is what the README says, with the bytes of the tag as it is built (npm run size -- --write)', async () => {
    const built = await readFile(new URL(peers.candor.file, project))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: built.length }
    const { length } = brotliCompressSync(built, { params })
    expect(await readFile(new URL('README.md', project), 'utf8')).toContain(`\n${sizeTable(peers, length)}\n`)
  })

  it('has a head, a rule and one row a tag, all of five cells', () => {
    expect(lines(4000)).toHaveLength(2 + 1 + peers.peers.length)
    for (const line of lines(4000)) expect(line.split(' | ')).toHaveLength(5)
  })

  it('has even columns, as the formatter of the README makes them', () => {
    expect(new Set(lines(4000).map((line) => line.length)).size).toBe(1)
    expect(lines(4000)[1]).toMatch(/^\| -+ \| -+: \| -+ \| -+ \| -+ \|$/)
  })

  it('puts the smallest first, wherever that leaves ours', () => {
    expect(lines(1)[2]).toMatch(/^\| \*\*Candor\*\* +\| +1 \|/)
    expect(lines(4000)[5]).toMatch(/^\| \*\*Candor\*\* +\| +4,000 \|/)
    expect(lines(1_000_000).at(-1)).toMatch(/^\| \*\*Candor\*\* +\| +1,000,000 \|/)
  })

  it('keeps the order of the file for the others, and changes none of their figures', () => {
    const bytes = lines(4000)
      .slice(2)
      .filter((line) => !line.includes('Candor'))
      .map((line) => Number(line.split(' | ')[1]?.replaceAll(',', '')))
    expect(bytes).toEqual(peers.peers.map(({ brotli }) => brotli))
  })
})
