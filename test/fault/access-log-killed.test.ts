// The access log of a collector that is killed while it writes: the chain is whole, and nothing that was answered is missing.
import { expect, test } from 'vitest'
import { newFolder, runCandor, startCollector } from './collector-process.ts'

const rounds = 2
const asked = 60

test('L2: killed with kill -9 under writing, the access log verifies, and has an entry for every answer', async () => {
  const folder = await newFolder()
  const added = await runCandor(folder, [
    'brand',
    'add',
    'second',
    '--origin',
    'https://shop.example.com',
    '--json',
  ])
  const { api_key: key } = JSON.parse(added.output)
  let answered = 0
  for (let round = 0; round < rounds; round++) {
    const collector = await startCollector(folder)
    const url = `${collector.base}/api/second/contacts.json`
    const headers = { authorization: `Bearer ${key}` }
    let reached = () => {}
    const isTime = new Promise<void>((resolve) => {
      reached = resolve
    })
    const all = Promise.allSettled(
      Array.from({ length: asked }, async (_, index) => {
        const { status } = await fetch(url, { headers })
        if (status === 200) answered += 1
        if (index >= asked / 3) reached()
      }),
    )
    await isTime
    await collector.end('SIGKILL')
    await all
  }
  const { code, output } = await runCandor(folder, ['verify', 'second'])
  expect([code, output]).toEqual([0, expect.stringContaining('the access log of second is whole')])
  const kept = Number(/is whole: (\d+) entries/.exec(output.slice(output.indexOf('access log')))?.[1])
  expect(answered).toBeGreaterThan(0)
  expect(kept).toBeGreaterThanOrEqual(answered)
})
