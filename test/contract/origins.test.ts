import { describe, expect, it } from 'vitest'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { until } from '../support/until.ts'
import { wireBatch } from '../support/wire-batch.ts'

async function startShop(settings: Partial<BrandSettingsInput> = {}) {
  const collector = await startTestCollector()
  collector.addBrand('acme', settings)
  return collector
}

describe('origins', () => {
  const hostile = [
    'null',
    'http://shop.example.com',
    'https://shop.example.com:8443',
    'https://SHOP.example.com',
    'https://shop.example.com.evil.example',
    'https://evilshop.example.com',
    'https://example.com',
    'https://shop.example.com/',
    'https://shop.example.com, https://evil.example',
    'https://xn--shp-5ka.example.com',
    '*',
    '',
  ]

  it.each(hostile)('S3: %j is refused without any CORS header', async (origin) => {
    const { send } = await startShop()
    const answer = await send(wireBatch(), { origin })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null])
    expect(answer.headers.get('vary')).toBe('Origin')
  })

  it('S3: the brand’s own is let in, exactly, without credentials', async () => {
    const { send } = await startShop({ origins: [shopOrigin, 'https://www.example.com'] })
    for (const origin of [shopOrigin, 'https://www.example.com']) {
      const { headers, status } = await send(wireBatch(), { origin })
      expect([status, headers.get('access-control-allow-origin')]).toEqual([202, origin])
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      expect(headers.get('vary')).toBe('Origin')
    }
  })

  it('lets a tag on another origin read how long to wait, and no other header', async () => {
    const { send } = await startShop({ limits: { batchesPerSecond: 1 } })
    const taken = await send(wireBatch(), { origin: shopOrigin })
    expect([taken.status, taken.headers.get('access-control-expose-headers')]).toEqual([202, 'Retry-After'])
    const refused = await until('a refusal', async () => {
      const answer = await send(wireBatch(), { origin: shopOrigin })
      return answer.status === 429 && answer
    })
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('exposes nothing where there is no origin, or a strange one', async () => {
    const { send, base } = await startShop()
    const strange = await send(wireBatch(), { origin: 'https://evil.example' })
    const bare = await fetch(`${base}/e/acme`, { method: 'POST', body: JSON.stringify(wireBatch()) })
    expect([strange.status, bare.status]).toEqual([403, 202])
    for (const { headers } of [strange, bare]) expect(headers.get('access-control-expose-headers')).toBeNull()
  })

  it('S3: one brand’s origin is a stranger at another', async () => {
    const collector = await startShop()
    collector.addBrand('other', { origins: ['https://other.example'] })
    expect((await collector.send(wireBatch(), {}, 'other')).status).toBe(403)
  })
})
