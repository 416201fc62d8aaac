// One brand's broken file is that brand's trouble alone.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { startTestCollector } from '../support/start-test-collector.ts'
import { wireBatch } from '../support/wire-batch.ts'

it('answers 503 for a brand whose file cannot be read, tells of it once, and serves the others', async () => {
  const { base, send, addBrand, environment, logged } = await startTestCollector()
  addBrand('other')
  const file = join(environment.dataFolder, 'acme', 'brand.json')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '{ "settings": ')
  const answers = [
    await send(wireBatch()),
    await fetch(`${base}/acme.js`),
    await fetch(`${base}/reports/acme`),
    await fetch(`${base}/c/acme`, { method: 'POST' }),
  ]
  for (const answer of answers) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
    expect(await answer.json()).toMatchObject({ error: { code: 'brand_unreadable' } })
  }
  expect((await send(wireBatch(), {}, 'other')).status).toBe(202)
  expect((await fetch(`${base}/other.js`)).status).toBe(200)
  expect(logged.filter((line) => line.includes(file))).toHaveLength(1)
})
