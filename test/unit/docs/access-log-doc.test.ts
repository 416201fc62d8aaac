import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { actors, operations } from '../../../collector/access-log/access-act.ts'
import { accessLogFaults } from '../../../collector/access-log/verify-access-log.ts'
import { ledgerFaults } from '../../../collector/ledger/verify-ledger.ts'
import { accessAct, newTestAccessLog } from '../../support/test-access-log.ts'

const text = readFileSync(new URL('../../../docs/access-log.md', import.meta.url), 'utf8')
const [fieldTable = ''] = text.split('## What is written')

it('docs/access-log.md describes every field of an entry, and no other', async () => {
  const log = newTestAccessLog()
  await log.add('acme', accessAct())
  const [body = ''] = await log.bodies()
  const described = [...fieldTable.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name)
  expect(described.sort()).toEqual(Object.keys(JSON.parse(body)).sort())
})

it('docs/access-log.md names every actor and operation', () => {
  expect([...actors, ...operations].filter((word) => !fieldTable.includes(`\`${word}\``))).toEqual([])
})

it('docs/access-log.md names every fault that the ledger has not', () => {
  const own = Object.keys(accessLogFaults).filter((fault) => !(fault in ledgerFaults))
  expect(own.filter((fault) => !text.includes(`\`${fault}\``))).toEqual([])
})
