import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { addDemoRoutes } from '../../../../collector/routes/demo-routes.ts'
import type { Env } from '../../../../collector/routes/env.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

function newShop() {
  const parent = newTempFolder()
  const folder = join(parent, 'storefront')
  mkdirSync(join(folder, 'shop'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), 'the door')
  writeFileSync(join(folder, 'shop', 'index.html'), 'the shop')
  writeFileSync(join(folder, 'shop', 'shop.css'), 'a {}')
  writeFileSync(join(parent, 'secret.txt'), 'not for you')
  const app = new Hono<Env>()
  addDemoRoutes(app, folder)
  return app
}

describe('the example shop', () => {
  it.each([
    ['/', 'the door'],
    ['/shop/', 'the shop'],
    ['/shop/shop.css', 'a {}'],
  ])('%s is served', async (path, text) => {
    const answer = await newShop().request(path)
    expect([answer.status, await answer.text()]).toEqual([200, text])
  })

  it.each(['/shop', '/blog'])('%s leads to its folder', async (path) => {
    const answer = await newShop().request(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `${path}/`])
  })

  it('S5: has a policy under which only its own scripts run', async () => {
    const policy = (await newShop().request('/shop/')).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it.each([
    '/../secret.txt',
    '/shop/../../secret.txt',
    '/shop/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/none.html',
  ])('nothing outside of its folder is: %s', async (path) => {
    const answer = await newShop().request(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('not for you')
  })
})
