import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { addConfirmRoutes } from '../../../../collector/routes/confirm-routes.ts'
import type { Env } from '../../../../collector/routes/env.ts'
import { answerError, answerThrown } from '../../../../collector/routes/error-answer.ts'
import { showTrouble } from '../../../../collector/routes/show-trouble.ts'
import { RecordStoreTrouble } from '../../../../collector/stores/records.ts'

const diskFull = () => Promise.reject(new RecordStoreTrouble('disk', 'full'))

/** An app whose page routes fail as `fail` says, and what it was told of. */
function failing(fail: () => Promise<Response>) {
  const app = new Hono<Env>()
  const told: unknown[] = []
  for (const path of ['/me/*', '/f/*', '/inbox']) {
    app.use(path, showTrouble)
    app.get(path, fail)
  }
  app.onError((error, c) => {
    told.push(error)
    return answerThrown(c, error)
  })
  return { app, told }
}

const seen = async (answer: Response) => ({
  status: answer.status,
  retryAfter: answer.headers.get('retry-after'),
  type: answer.headers.get('content-type'),
  text: await answer.text(),
})

describe('trouble on a path that people look at', () => {
  it('is a page with the status and the wait of the error’s answer, and the app is told', async () => {
    const { app, told } = failing(diskFull)
    const answer = await app.request('/me/acme.x', { headers: { 'accept-language': 'fr' } })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await seen(answer)).toEqual({
      status: 503,
      retryAfter: '5',
      type: 'text/html; charset=utf-8',
      text: expect.stringContaining('Rien n’a été modifié'),
    })
    expect(told).toHaveLength(1)
  })

  it('is a page too where nobody knows what it is, without a wait', async () => {
    const { app } = failing(() => Promise.reject(new Error('a secret of the program')))
    const answer = await seen(await app.request('/me/acme.x'))
    expect(answer).toMatchObject({ status: 500, retryAfter: null, type: 'text/html; charset=utf-8' })
    expect(answer.text).not.toContain('secret')
  })

  it('is a page where too many ask; every other answer stays as it is', async () => {
    const app = new Hono<Env>()
    app.use('/me/*', showTrouble)
    app.get('/me/many', (c) => answerError(c, { status: 429, code: 'x', message: '', retryAfter: 7 }))
    app.get('/me/json', (c) => answerError(c, { status: 405, code: 'x', message: '' }))
    expect(await seen(await app.request('/me/many'))).toMatchObject({
      status: 429,
      retryAfter: '7',
      type: 'text/html; charset=utf-8',
    })
    expect((await seen(await app.request('/me/json'))).type).toBe('application/json')
  })

  it.each([
    ['/inbox', 'href="v/'],
    ['/me/acme.x', 'href="../v/'],
    ['/f/acme/order', 'href="../../v/'],
  ])('finds its style sheet from %s', async (path, href) => {
    const { app } = failing(diskFull)
    expect((await seen(await app.request(path))).text).toContain(href)
  })

  it('reaches a person who presses the button of a confirmation', async () => {
    const app = new Hono<Env>()
    const confirmations = {
      look: diskFull,
      confirm: diskFull,
      sendAgain: diskFull,
      block: diskFull,
      openOwnPage: diskFull,
    }
    const texts = { textOf: async () => null, partnersOf: async () => null }
    const brands = { find: () => null }
    addConfirmRoutes(app, { brands, confirmations, texts, issueReceipt: async () => null })
    app.onError((error, c) => answerThrown(c, error))
    const body = new URLSearchParams({ do: 'confirm' })
    const pressed = await app.request(`/confirm/acme.${'A'.repeat(43)}`, { method: 'POST', body })
    expect(await seen(pressed)).toMatchObject({
      status: 503,
      retryAfter: '5',
      type: 'text/html; charset=utf-8',
    })
  })
})
