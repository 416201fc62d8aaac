import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../collector/ledger/canonical-json.ts'
import { signCheckpoint } from '../../../../collector/ledger/checkpoint.ts'
import { hashText } from '../../../../collector/ledger/hash-text.ts'
import type { LedgerLine, WholeLine } from '../../../../collector/ledger/ledger-line.ts'
import { type Verdict, verifyLedger } from '../../../../collector/ledger/verify-ledger.ts'
import { ledgerAct, newTestLedger, testLedgerKeys } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const keys = testLedgerKeys()

/** The lines of a ledger with this many entries. */
async function ledgerOf(entries: number): Promise<WholeLine[]> {
  const ledger = newTestLedger({ keys })
  await ledger.append(Array.from({ length: entries }, (_, i) => ledgerAct({ contact: `contact-${i % 3}` })))
  return ledger.lines()
}

const verify = (lines: readonly LedgerLine[], brand = 'acme') =>
  verifyLedger(lines, { brand, verifiers: keys.verifiers })

const broken = (sequence: number, fault: string) => ({ ok: false, brand: 'acme', sequence, fault })

/** The lines with one entry's body rewritten; with `isRehashed` its hash too. */
function rewritten(
  lines: readonly WholeLine[],
  sequence: number,
  rewrite: (body: string) => string,
  { isRehashed = false } = {},
): WholeLine[] {
  return lines.map((line, index) => {
    if (index !== sequence - 1 || line.kind !== 'entry') return line
    const body = rewrite(line.entry.body)
    const hash = isRehashed ? hashText(body) : line.entry.hash
    return { kind: 'entry', entry: { ...line.entry, body, hash } }
  })
}

/** What somebody without the key does who may write to the database: one entry changed, all after it chained anew. */
function chainedAnew(lines: readonly WholeLine[], sequence: number): WholeLine[] {
  let previous: string | null = null
  return lines.map((line, index) => {
    if (line.kind !== 'entry' || index < sequence - 1) return line
    const entry = { ...JSON.parse(line.entry.body), ...(previous ? { previous } : { language: 'xx' }) }
    const body = canonicalJson(entry)
    previous = hashText(body)
    return { kind: 'entry', entry: { ...line.entry, body, hash: previous } }
  })
}

describe('a ledger as it was written', () => {
  it('is whole, and its verdict says how much was proven and gives the last checkpoint', async () => {
    const verdict: Verdict = await verify(await ledgerOf(205))
    expect(verdict).toMatchObject({ ok: true, brand: 'acme', entries: 205, checkpoints: 3 })
    expect(verdict.ok && verdict.last?.checkpoint.sequence).toBe(205)
  })

  it('is whole when it is empty', async () => {
    expect(await verify([])).toEqual({ ok: true, brand: 'acme', entries: 0, checkpoints: 0, last: null })
  })

  it('is whole after it grew past a checkpoint that was kept elsewhere', async () => {
    const lines = await ledgerOf(205)
    const kept = lines.flatMap((line) => (line.kind === 'checkpoint' ? [line.signed] : [])).slice(0, 1)
    const verdict = await verifyLedger(lines, { brand: 'acme', verifiers: keys.verifiers, kept })
    expect(verdict.ok).toBe(true)
  })
})

describe('the first entry that is not as it was written', () => {
  it('has another text than its hash', async () => {
    const lines = rewritten(await ledgerOf(5), 3, (body) => body.replace('"fr"', '"de"'))
    expect(await verify(lines)).toEqual(broken(3, 'changed'))
  })

  it('has a hash that is not of its text', async () => {
    const lines = (await ledgerOf(5)).map((line, index): WholeLine => {
      if (index !== 1 || line.kind !== 'entry') return line
      return { kind: 'entry', entry: { ...line.entry, hash: 'f'.repeat(64) } }
    })
    expect(await verify(lines)).toEqual(broken(2, 'changed'))
  })

  it.each([
    ['white space', (body: string) => body.replace('{', '{ ')],
    ['a key twice', (body: string) => body.replace('{', '{"act":"granted",')],
    ['keys in another order', (body: string) => JSON.stringify({ brand: 0, ...JSON.parse(body) })],
    ['an escape', (body: string) => body.replace('"fr"', '"\\u0066r"')],
    ['a field more', (body: string) => canonicalJson({ ...JSON.parse(body), note: '' })],
    ['no JSON', (body: string) => body.slice(1)],
    ['a person', (body: string) => body.replace('"fr"', '"jeanne@example.com"')],
  ])('holds %s, even with a hash that fits', async (_what, rewrite) => {
    const lines = rewritten(await ledgerOf(5), 4, rewrite, { isRehashed: true })
    expect(await verify(lines)).toEqual(broken(4, 'unreadable'))
  })

  it('was replaced by one whose hash fits: the next does not follow it', async () => {
    const rewrite = (body: string) => body.replace('"fr"', '"de"')
    const lines = rewritten(await ledgerOf(5), 2, rewrite, { isRehashed: true })
    expect(await verify(lines)).toEqual(broken(3, 'unchained'))
  })

  it('was dropped, added twice or moved', async () => {
    const lines = await ledgerOf(5)
    const [first, second, third, ...rest] = lines
    if (!first || !second || !third) throw new Error('There are five entries')
    expect(await verify([first, third, ...rest])).toEqual(broken(2, 'misplaced'))
    expect(await verify([first, second, second, third, ...rest])).toEqual(broken(3, 'misplaced'))
    expect(await verify([first, third, second, ...rest])).toEqual(broken(2, 'misplaced'))
  })

  it('was changed and all that follow were chained anew, by somebody without the key', async () => {
    const lines = await ledgerOf(205)
    expect(await verify(chainedAnew(lines, 42))).toEqual(broken(100, 'contradicted'))
  })

  it('was changed, chained anew and signed, by somebody with another key', async () => {
    const forged = chainedAnew(await ledgerOf(5), 2)
    const last = forged.findLast(({ kind }) => kind === 'entry')
    const hash = last?.kind === 'entry' ? last.entry.hash : ''
    const signed = signCheckpoint({ brand: 'acme', sequence: 5, hash, at: noon }, testLedgerKeys(2).signer)
    const lines: WholeLine[] = [...forged.slice(0, 5), { kind: 'checkpoint', signed }]
    expect(await verify(lines)).toEqual(broken(5, 'forged_checkpoint'))
  })

  it('is the one that a changed checkpoint stands at', async () => {
    const lines = (await ledgerOf(5)).map((line): WholeLine => {
      if (line.kind === 'entry') return line
      const { signed } = line
      return { kind: 'checkpoint', signed: { ...signed, checkpoint: { ...signed.checkpoint, at: noon + 1 } } }
    })
    expect(await verify(lines)).toEqual(broken(5, 'forged_checkpoint'))
  })

  it('comes after the last checkpoint: anybody may have added it', async () => {
    const lines = await ledgerOf(3)
    expect(await verify(lines.filter(({ kind }) => kind === 'entry'))).toEqual(broken(1, 'unsigned'))
  })

  it('is the one after the end, where a checkpoint says that there was more', async () => {
    const lines = await ledgerOf(5)
    expect(await verify(lines.filter((_, index) => index !== 4))).toEqual(broken(5, 'cut_off'))
  })

  it('is missing at the end, together with its checkpoint, and shows by one that was kept elsewhere', async () => {
    const lines = await ledgerOf(205)
    const cut = lines.slice(0, 101)
    const kept = lines.flatMap((line) => (line.kind === 'checkpoint' ? [line.signed] : [])).slice(-1)
    expect((await verify(cut)).ok).toBe(true)
    const verdict = await verifyLedger(cut, { brand: 'acme', verifiers: keys.verifiers, kept })
    expect(verdict).toEqual(broken(101, 'cut_off'))
    expect(await verifyLedger([], { brand: 'acme', verifiers: keys.verifiers, kept })).toEqual(
      broken(1, 'cut_off'),
    )
  })

  it('is the first of all in another brand’s ledger', async () => {
    expect(await verify(await ledgerOf(3), 'globex')).toEqual({ ...broken(1, 'foreign'), brand: 'globex' })
  })

  it('is where a line cannot be read', async () => {
    const lines: LedgerLine[] = await ledgerOf(3)
    expect(await verify([...lines.slice(0, 2), { kind: 'unreadable' }])).toEqual(broken(3, 'unreadable'))
  })
})

describe('in the database', () => {
  const changes: [string, string, number, string][] = [
    [
      'a text',
      'UPDATE ledger_entries SET body = replace(body, \'"fr"\', \'"de"\') WHERE sequence = 2',
      2,
      'changed',
    ],
    ['a hash', "UPDATE ledger_entries SET hash = 'ff' WHERE sequence = 3", 3, 'changed'],
    ['a tag beside', "UPDATE ledger_entries SET contact = 'h1_' WHERE sequence = 2", 2, 'misfiled'],
    ['no tag beside', 'UPDATE ledger_entries SET contact = NULL WHERE sequence = 2', 2, 'misfiled'],
    ['a number', 'UPDATE ledger_entries SET sequence = 9 WHERE sequence = 4', 4, 'misplaced'],
    ['a number below all', 'UPDATE ledger_entries SET sequence = -5 WHERE sequence = 2', 1, 'misplaced'],
    ['a row less', 'DELETE FROM ledger_entries WHERE sequence = 1', 1, 'misplaced'],
    ['the last row less', 'DELETE FROM ledger_entries WHERE sequence = 5', 5, 'cut_off'],
    ['every row less', 'DELETE FROM ledger_entries', 1, 'cut_off'],
    ['no checkpoint', 'DELETE FROM ledger_checkpoints', 1, 'unsigned'],
    ['another signature', "UPDATE ledger_checkpoints SET signature = 'AA'", 5, 'forged_checkpoint'],
    ['a later checkpoint', 'UPDATE ledger_checkpoints SET sequence = 6', 5, 'forged_checkpoint'],
  ]

  it.each(changes)('%s shows', async (_what, sql, sequence, fault) => {
    const ledger = newTestLedger({ keys })
    await ledger.append(Array.from({ length: 5 }, () => ledgerAct()))
    expect((await verify(await ledger.lines())).ok).toBe(true)
    await ledger.run(sql)
    expect(await verify(await ledger.lines())).toEqual(broken(sequence, fault))
  })
})
