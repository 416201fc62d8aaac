import { describe, expect, it } from 'vitest'
import type { WholeLine } from '../../../../collector/ledger/ledger-line.ts'
import { readLedger } from '../../../../collector/ledger/read-ledger.ts'
import { verifyLedger } from '../../../../collector/ledger/verify-ledger.ts'
import { ledgerAct, linesOf, newTestLedger, testLedgerKeys } from '../../../support/test-ledger.ts'

const keys = testLedgerKeys()
const { verifiers } = keys

async function ledgerOf(entries: number) {
  const ledger = newTestLedger({ keys })
  await ledger.append(Array.from({ length: entries }, () => ledgerAct()))
  return ledger
}

/** `1 2 3c`: the numbers of the entries, a `c` where a checkpoint follows. */
function outline(lines: readonly WholeLine[]): string {
  return lines
    .map((line) => (line.kind === 'entry' ? ` ${line.entry.beside?.sequence}` : 'c'))
    .join('')
    .trim()
}

describe('reading a ledger', () => {
  it('gives each entry in its order, and each checkpoint after the entry that it signs', async () => {
    const lines = await (await ledgerOf(102)).lines()
    expect(outline(lines)).toMatch(/^1 2 3 .* 99 100c 101 102c$/)
  })

  it.each([1, 2, 50, 100, 101, 102, 103])('gives the same lines in pages of %i', async (perPage) => {
    const ledger = await ledgerOf(102)
    expect(await linesOf(readLedger(ledger.store, 'acme', perPage))).toEqual(await ledger.lines())
  })

  it('is whole although the ledger grows between two pages', async () => {
    const ledger = await ledgerOf(7)
    async function* whileGrowing() {
      for await (const line of readLedger(ledger.store, 'acme', 3)) {
        yield line
        if (outline([line]) === '2') await ledger.append([ledgerAct(), ledgerAct({ act: 'withdrawn' })])
      }
    }
    expect(await verifyLedger(whileGrowing(), { brand: 'acme', verifiers })).toMatchObject({
      ok: true,
      entries: 9,
    })
  })

  it('gives nothing of an empty one', async () => {
    expect(await (await ledgerOf(0)).lines()).toEqual([])
  })
})
