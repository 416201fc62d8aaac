import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SignedCheckpoint } from '../../collector/ledger/checkpoint.ts'
import { formatLine, type WholeLine } from '../../collector/ledger/ledger-line.ts'
import { parseLedger } from '../../collector/ledger/parse-ledger.ts'
import { type Verdict, verifyLedger } from '../../collector/ledger/verify-ledger.ts'
import { recipients } from '../../sdk/protocol/opt-in.ts'
import { ledgerAct, newTestLedger, testLedgerKeys } from '../support/test-ledger.ts'

const keys = testLedgerKeys()
const entries = 12

/** A small ledger as its exported file. */
async function exportedLedger(brand = 'acme'): Promise<string[]> {
  const ledger = newTestLedger({ keys })
  const acts = Array.from({ length: entries }, (_, i) =>
    ledgerAct({ contact: `contact-${i % 3}`, recipient: recipients[i % 3] ?? 'brand', order: `T-${i}` }),
  )
  await ledger.append(acts, brand)
  return (await ledger.lines(brand)).map((line) => `${formatLine(line)}\n`)
}

function verify(file: string, kept: readonly SignedCheckpoint[] = []): Promise<Verdict> {
  return verifyLedger(parseLedger([file]), { brand: 'acme', verifiers: keys.verifiers, kept })
}

/** Verifies every mutation, and answers those that were taken for the ledger. */
async function unseen(mutations: Iterable<{ file: string; is: string }>) {
  const taken: string[] = []
  let tried = 0
  for (const { file, is } of mutations) {
    tried++
    if ((await verify(file)).ok) taken.push(is)
  }
  return { taken, tried }
}

describe('an exported ledger of twelve entries', () => {
  it('POPINS 10: shows each of its bytes changed, dropped or doubled: more than 10,000 mutations, none unseen', async () => {
    const file = Buffer.from((await exportedLedger()).join(''))
    expect((await verify(file.toString())).ok).toBe(true)
    function* mutations() {
      for (let at = 0; at < file.length; at++) {
        const changed = Buffer.from(file)
        // Another one at each place, so that all 255 differences occur many times.
        changed[at] = ((file[at] ?? 0) + 1 + (at % 255)) % 256
        yield { file: changed.toString(), is: `byte ${at} changed` }
      }
      // Not the last: without the end of its line a line says the same.
      for (let at = 0; at < file.length - 1; at += 9) {
        const around = [file.subarray(0, at), file.subarray(at + 1)]
        yield { file: Buffer.concat(around).toString(), is: `byte ${at} dropped` }
        const doubled = [file.subarray(0, at + 1), file.subarray(at)]
        yield { file: Buffer.concat(doubled).toString(), is: `byte ${at} doubled` }
      }
    }
    const { taken, tried } = await unseen(mutations())
    expect(taken).toEqual([])
    expect(tried).toBeGreaterThan(10_000)
  })

  it('POPINS 10: shows each line dropped, each two swapped, each one added anywhere, each tail cut off', async () => {
    const lines = await exportedLedger()
    const foreign = await exportedLedger('globex')
    const places = [...lines.keys()]
    const pairs = places.flatMap((one) => places.map((other) => [one, other] as const))
    const at = (index: number) => lines[index] ?? ''
    const mutations = [
      ...places.map((one) => ({ lines: lines.toSpliced(one, 1), is: `${one} dropped` })),
      ...places.slice(1).map((one) => ({ lines: lines.slice(0, one), is: `cut off before ${one}` })),
      ...pairs
        .filter(([one, other]) => one < other)
        .map(([one, other]) => ({
          lines: lines.with(one, at(other)).with(other, at(one)),
          is: `${one} swapped with ${other}`,
        })),
      // The checkpoint said twice, after all entries, is still the truth; every entry said twice is not.
      ...pairs
        .filter(([one]) => one < entries)
        .map(([one, other]) => ({
          lines: lines.toSpliced(other, 0, at(one)),
          is: `${one} again before ${other}`,
        })),
      ...pairs.map(([one, other]) => ({
        lines: lines.toSpliced(other, 0, foreign[one] ?? ''),
        is: `another brand's ${one} before ${other}`,
      })),
    ].map(({ lines, is }) => ({ file: lines.join(''), is }))
    const { taken, tried } = await unseen(mutations)
    expect(taken).toEqual([])
    expect(tried).toBeGreaterThan(400)
  })

  it('is never proven, and never throws, when it is any other text', async () => {
    const file = (await exportedLedger()).join('')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length),
        fc.nat(file.length),
        fc.string({ unit: 'binary' }),
        async (from, to, text) => {
          const [start, end] = [Math.min(from, to), Math.max(from, to)]
          const other = file.slice(0, start) + text + file.slice(end)
          const isSame = other === file || `${other}\n` === file || other === ''
          expect((await verify(other)).ok).toBe(isSame)
        },
      ),
    )
  })
})

describe('a ledger of any length', () => {
  it('is whole however it was added to, and cut anywhere contradicts the last checkpoint', async () => {
    const batches = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(batches, fc.double({ min: 0, max: 1, noNaN: true }), async (sizes, where) => {
        const ledger = newTestLedger({ keys })
        for (const size of sizes) await ledger.append(Array.from({ length: size }, () => ledgerAct()))
        const lines: WholeLine[] = await ledger.lines()
        const last = lines.at(-1)
        if (last?.kind !== 'checkpoint') throw new Error('A ledger ends with a checkpoint')
        const options = { brand: 'acme', verifiers: keys.verifiers, kept: [last.signed] }
        expect((await verifyLedger(lines, options)).ok).toBe(true)
        const cut = lines.slice(0, Math.floor(where * (lines.length - 1)))
        expect((await verifyLedger(cut, options)).ok).toBe(false)
      }),
      { numRuns: 30 },
    )
  })
})
