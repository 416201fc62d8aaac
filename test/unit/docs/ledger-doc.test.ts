import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ledgerActs, purposeOf } from '../../../collector/ledger/entry.ts'
import { noHash } from '../../../collector/ledger/hash-text.ts'
import { makeEntry } from '../../../collector/ledger/make-entry.ts'
import { ledgerFaults } from '../../../collector/ledger/verify-ledger.ts'
import { consentBases } from '../../../sdk/protocol/opt-in.ts'
import { firstPepperOnly, ledgerAct } from '../../support/test-ledger.ts'

const text = readFileSync(new URL('../../../docs/ledger.md', import.meta.url), 'utf8')

/** The names in the first column of the table whose head begins so. */
function firstColumn(head: string): string[] {
  const rows =
    text
      .slice(text.search(new RegExp(`\\| ${head} +\\|`)))
      .split('\n\n')[0]
      ?.split('\n')
      .slice(2) ?? []
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  )
}

it('docs/ledger.md describes every field of an entry, and no other', () => {
  const entry = makeEntry(
    ledgerAct(),
    { brand: 'acme', sequence: 1, at: 0, previous: noHash },
    firstPepperOnly,
  )
  expect(firstColumn('Field').sort()).toEqual(Object.keys(entry).sort())
})

it('docs/ledger.md names every fault, and no other', () => {
  expect(firstColumn('Fault')).toEqual(expect.arrayContaining(Object.keys(ledgerFaults)))
  expect(firstColumn('Fault')).toHaveLength(Object.keys(ledgerFaults).length)
})

it('docs/ledger.md names every act, basis and purpose', () => {
  for (const name of [...ledgerActs, ...consentBases, ...Object.values(purposeOf)])
    expect(text).toContain(`\`${name}\``)
})
