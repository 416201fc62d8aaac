// One data folder, one process; the pepper beside it.
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pageView, send } from './batches.ts'
import { newFolder, runCandor, startCollector } from './collector-process.ts'

test('A second collector on the same folder ends with 1 and one line that says why, and the first goes on', async () => {
  const folder = await newFolder()
  const first = await startCollector(folder)
  const second = await runCandor(folder, ['serve'])
  expect(second).toMatchObject({ code: 1, output: `candor: ${folder.data} is in use by another process\n` })
  expect((await send(first, [pageView()])).status).toBe(202)
  expect(await first.end('SIGTERM')).toMatchObject({ code: 0 })
})

test('A folder is free again once its collector was killed', async () => {
  const folder = await newFolder()
  const first = await startCollector(folder)
  await first.end('SIGKILL')
  const second = await startCollector(folder)
  expect((await send(second, [pageView()])).status).toBe(202)
})

test('Without the key file beside existing data the collector refuses to start and names the file', async () => {
  const folder = await newFolder()
  const pepper = join(folder.keys, 'pepper.json')
  renameSync(pepper, `${pepper}.away`)
  const refused = await runCandor(folder, ['serve'])
  expect(refused.code).toBe(1)
  expect(refused.output).toMatch(/^candor: .* is missing, but there is data that was written under it.*\n$/)
  expect(refused.output).toContain(pepper)

  renameSync(`${pepper}.away`, pepper)
  const started = await startCollector(folder)
  expect((await send(started, [pageView()])).status).toBe(202)
})
