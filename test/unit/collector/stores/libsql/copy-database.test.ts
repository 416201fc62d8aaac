import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newTempFolder } from '../../../../support/temp-folder.ts'
import { opened } from './opened-store.ts'

const seeLast = { look: async () => 'seen', known: null }

it('writes a whole copy beside a store that is open, under the same key', async () => {
  const { store, add } = await opened()
  await add('one')
  await add('two')
  const target = newTempFolder()
  const wanted = { ...seeLast, path: join(target, 'operator.db') }
  await add('for everybody', null)
  expect(await store.copy(null, wanted)).toMatchObject({ isCopied: true, seen: 'seen', rows: { notes: 1 } })
  const { texts } = await opened({}, target)
  expect(await texts(null)).toEqual(['for everybody'])
  expect(statSync(wanted.path).mode & 0o777).toBe(0o600)
})

it('goes on with what was asked for meanwhile', async () => {
  const { store, add, texts } = await opened()
  const copying = store.copy('shop', { ...seeLast, path: join(newTempFolder(), 'copy.db') })
  await Promise.all([copying, add('later')])
  expect((await copying).rows).toEqual({ notes: 0 })
  expect(await texts()).toEqual(['later'])
})

it('writes nothing where nothing has changed since the copy that one has', async () => {
  const { store, add } = await opened()
  await add('one')
  const folder = newTempFolder()
  const first = await store.copy('shop', { ...seeLast, path: join(folder, 'first.db') })
  const path = join(folder, 'second.db')
  expect(await store.copy('shop', { ...seeLast, path, known: first.mark })).toMatchObject({
    isCopied: false,
    mark: first.mark,
    rows: { notes: 1 },
  })
  await add('two')
  expect(await store.copy('shop', { ...seeLast, path, known: first.mark })).toMatchObject({ isCopied: true })
  expect(await store.countRows('shop')).toEqual({ notes: 2 })
})

it('keeps a second store out as before', async () => {
  const { store, folder } = await opened()
  await store.copy(null, { ...seeLast, path: join(newTempFolder(), 'copy.db') })
  await expect(opened({}, folder)).rejects.toThrow('in use by another process')
})
