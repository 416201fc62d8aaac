import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { readBuiltFiles } from '../../collector/built-files.ts'
import { settingsPlaceholder } from '../../sdk/protocol/tag-settings.ts'
import { startTestCollector, type TestCollector } from '../support/start-test-collector.ts'

const files = readBuiltFiles('dist')

async function startWithBuild() {
  const collector = await startTestCollector({ files })
  collector.addBrand('acme', { consent: 'exempt', cookies: { prefix: 'Acme_', lifetimeHours: 1 } })
  return collector
}

const get = ({ base }: TestCollector, path: string, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, { headers })

describe('GET /<brand>.js', () => {
  it('is the built tag with the brand’s settings in it, and no place left', async () => {
    const answer = await get(await startWithBuild(), '/acme.js')
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(text).not.toContain(settingsPlaceholder)
    expect(text).toContain('"unanswered":"100","mayStore":true,"isRenewed":false')
    expect(text).toContain('"lifetime":3600,"visitorLifetime":3600')
    expect(text).toContain('"prefix":"Acme_"')
    expect(text.length).toBeGreaterThan(files.tag.length)
  })

  it('holds nothing of the brand that is not for everybody', async () => {
    const collector = await startTestCollector({ files })
    const apiKey = collector.addBrand('acme', { origins: ['https://secret-origin.example'] })
    const text = await (await get(collector, '/acme.js')).text()
    expect(text).not.toContain('secret-origin')
    expect(text).not.toContain(apiKey)
    expect(text).not.toMatch(/h1_[\w-]{43}/)
  })

  it('is a script that any engine can read', async () => {
    const text = await (await get(await startWithBuild(), '/acme.js')).text()
    const context = createContext({})
    expect(() => runInContext(`(function () { ${text} })`, context)).not.toThrow()
  })

  it('answers 304 to who has it, until the settings change', async () => {
    const collector = await startWithBuild()
    const first = await get(collector, '/acme.js')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{22}"$/)
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    const again = await get(collector, '/acme.js', { 'if-none-match': etag })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    expect((await get(collector, '/acme.js', { 'if-none-match': `W/${etag}, "x"` })).status).toBe(304)
    expect((await get(collector, '/acme.js', { 'if-none-match': '"another"' })).status).toBe(200)
    collector.addBrand('other')
    expect((await get(collector, '/other.js')).headers.get('etag')).not.toBe(etag)
  })

  it('may be loaded by any shop, and its hash checked', async () => {
    const { headers } = await get(await startWithBuild(), '/acme.js')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it.each(['/nobody.js', '/constructor.js', '/-.js'])('%s is 404', async (path) => {
    const answer = await get(await startWithBuild(), path)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ error: { code: 'no_such_brand' } })
  })
})

describe('GET /v/<version>/candor.js', () => {
  it('is immutable, the same for everybody, and has the published SRI hash', async () => {
    const answer = await get(await startWithBuild(), '/v/0.0.0-test/candor.js')
    const text = await answer.text()
    const published = JSON.parse(readFileSync('dist/sdk/integrity.json', 'utf8'))
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(text).toBe(files.tag)
    expect(`sha384-${createHash('sha384').update(text).digest('base64')}`).toBe(published['candor.js'])
  })

  it('of another version is 404', async () => {
    const answer = await get(await startWithBuild(), '/v/9.9.9/candor.js')
    expect(await answer.json()).toMatchObject({ error: { code: 'no_such_version' } })
    expect(answer.status).toBe(404)
  })
})
