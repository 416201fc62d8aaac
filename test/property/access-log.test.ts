import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entities, operations } from '../../collector/access-log/access-act.ts'
import { verifyAccessLog } from '../../collector/access-log/verify-access-log.ts'
import { formatLine } from '../../collector/ledger/ledger-line.ts'
import { parseLedger } from '../../collector/ledger/parse-ledger.ts'
import { accessAct, newTestAccessLog } from '../support/test-access-log.ts'

const act = fc.record({
  operation: fc.constantFrom(...operations),
  entity: fc.constantFrom(...entities.filter((entity) => entity !== 'brand')),
  foreignId: fc.string({ unit: 'binary' }),
  address: fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()),
  note: fc.string({ unit: 'grapheme' }),
  refused: fc.boolean(),
})

/** A log of these acts as its lines, with what proves it. */
async function written(acts: readonly object[]) {
  const log = newTestAccessLog()
  for (const fields of acts) await log.add('acme', accessAct(fields))
  const proof = { brand: 'acme', verifiers: log.keys.verifiers, cut: null }
  const lines = (await log.lines()).map((line) => `${formatLine(line)}\n`)
  return { lines, isWhole: async (file: string) => (await verifyAccessLog(parseLedger([file]), proof)).ok }
}

const acts = fc.array(act, { minLength: 2, maxLength: 6 })

describe('an access log of any acts', () => {
  it('L2: shows any byte of it that was changed', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), fc.integer({ min: 1, max: 255 }), async (all, where, by) => {
        const { lines, isWhole } = await written(all)
        const file = Buffer.from(lines.join(''))
        expect(await isWhole(file.toString())).toBe(true)
        const at = where % file.length
        file[at] = ((file[at] ?? 0) + by) % 256
        expect(await isWhole(file.toString())).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it('L2: shows any entry that was dropped, doubled or moved', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), fc.nat(), async (all, one, other) => {
        const { lines, isWhole } = await written(all)
        const [from, to] = [one % all.length, other % all.length]
        const line = lines[from] ?? ''
        expect(await isWhole(lines.toSpliced(from, 1).join(''))).toBe(false)
        expect(await isWhole(lines.toSpliced(to, 0, line).join(''))).toBe(false)
        const moved = lines.toSpliced(from, 1).toSpliced(to, 0, line)
        expect(await isWhole(moved.join(''))).toBe(from === to)
      }),
      { numRuns: 100 },
    )
  })

  it('L4: holds nothing of what was told of people, whatever it was', async () => {
    const told = fc.string({ unit: 'binary-ascii', minLength: 6, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(told, async (text) => {
        const { lines } = await written([{ foreignId: text, note: text, address: text }])
        expect(lines.join('').includes(JSON.stringify(text).slice(1, -1))).toBe(false)
      }),
      { numRuns: 100 },
    )
  })
})
