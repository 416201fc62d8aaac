// The records store's thread as it ships: the built file, beside the collector that starts it.
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openKeys, openRecords } from '../../collector/data-folder.ts'
import { openLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import { parseEnvironment } from '../../collector/settings/environment.ts'
import { newFolder, startCollector } from './collector-process.ts'

const built = { url: new URL('../../dist/collector/records-worker.js', import.meta.url) }
const write = 'INSERT INTO suppressions (person, ambassador, reason, since) VALUES (?, ?, ?, ?)'

test('The built thread keeps what it acknowledged, under the keys of the folder, and refuses it to a second process', async () => {
  const folder = await newFolder()
  const parsed = parseEnvironment({ CANDOR_DATA: folder.data, CANDOR_KEYS: folder.keys })
  if (!parsed.ok) throw new Error(parsed.message)
  const keys = openKeys(parsed.environment, Date.now)
  if (!keys.ok) throw new Error(keys.message)
  // As a collector does before it makes the store: beside one, the key is never made anew.
  openLedgerKeys(folder.keys)
  const open = () => openRecords(parsed.environment, keys.keyRing, built)

  const first = await open()
  if (!first.ok) throw new Error(first.message)
  const person = randomBytes(8).toString('hex')
  await first.store.transact('boutique', (tx) => tx.run(write, [person, '', 'spam', 0]))
  await first.store.close()

  const collector = await startCollector(folder)
  expect(await open()).toMatchObject({ ok: false, reason: 'in_use' })
  expect(await collector.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' })

  const again = await open()
  if (!again.ok) throw new Error(again.message)
  const rows = await again.store.transact('boutique', (tx) => tx.run('SELECT person FROM suppressions'))
  expect(rows).toEqual([{ person }])
  await again.store.close()
})
