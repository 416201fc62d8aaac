import { expect, it } from 'vitest'
import { canWriteRecords } from '../../../../collector/stores/probe-records.ts'
import { probeSchema } from '../../../../collector/stores/probe-schema.ts'
import { RecordStoreTrouble } from '../../../../collector/stores/records.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'

it('writes each time, and keeps one row', async () => {
  const store = openBrandRecords(probeSchema)
  for (const at of [1000, 2000]) expect(await canWriteRecords(store, at)).toBe(true)
  const rows = await store.transact(null, (tx) => tx.run('SELECT one, at FROM probe'))
  expect(rows).toEqual([{ one: 1, at: 2000 }])
})

it('says no where the storage fails', async () => {
  const transact = () => Promise.reject(new RecordStoreTrouble('disk', 'full'))
  expect(await canWriteRecords({ transact }, 1000)).toBe(false)
})

it('throws what is a fault', async () => {
  const transact = () => Promise.reject(new TypeError('a mistake'))
  await expect(canWriteRecords({ transact }, 1000)).rejects.toThrow('a mistake')
})
