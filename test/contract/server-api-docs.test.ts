import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { startTestCollector } from '../support/start-test-collector.ts'

interface Example {
  method: string
  path: string
  body: string
  status: number
  answer: string
}

/** The ```http blocks: a request, an empty line, its answer. */
function readExamples(markdown: string): Example[] {
  return [...markdown.matchAll(/^```http\n([\s\S]*?)\n```$/gm)].map(([, block = '']) => {
    const [request = '', answer = ''] = block.split('\n\n')
    const [head = '', ...body] = request.split('\n')
    const [status = '', ...text] = answer.split('\n')
    const [method = '', path = ''] = head.split(' ')
    return { method, path, body: body.join('\n'), status: Number(status), answer: text.join('\n') }
  })
}

/** `…` stands for any text. */
function withWildcards(value: unknown): unknown {
  if (value === '…') return expect.any(String)
  if (Array.isArray(value)) return value.map(withWildcards)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withWildcards(inner)]))
}

const examples = readExamples(readFileSync('docs/server-api.md', 'utf8'))

it('every example of docs/server-api.md is answered as it says, in its order', async () => {
  const { addBrand, base, loaded } = await startTestCollector()
  const authorization = `Bearer ${addBrand('acme', { contacts: 'on' })}`
  for (const { method, path, body, status, answer } of examples) {
    if (/credits|publications\.json|attribution/.test(path)) await loaded()
    const request = { method, headers: { authorization }, ...(body ? { body } : {}) }
    const got = await fetch(`${base}${path}`, request)
    const text = await got.text()
    expect([path, got.status]).toEqual([path, status])
    expect(text === '' ? null : JSON.parse(text)).toEqual(
      answer === '' ? null : withWildcards(JSON.parse(answer)),
    )
  }
})

it('there is an example of each route', () => {
  const routes = examples.map(({ method, path }) => `${method} ${path.replace(/[?].*/, '')}`)
  expect(new Set(routes)).toEqual(
    new Set([
      'POST /api/acme/publications',
      'GET /p/acme/P123',
      'POST /api/acme/orders',
      'POST /api/acme/refunds',
      'POST /api/acme/publications/P124/sends',
      'GET /api/acme/contacts/C-7/interactions',
      'GET /api/acme/preferences',
      'GET /api/acme/credits',
      'GET /api/acme/credits/held',
      'POST /api/acme/credits/releases',
      'GET /api/acme/publications.json',
      'GET /api/acme/attribution/rules',
      'GET /api/acme/attribution/comparison',
      'POST /api/acme/contacts',
      'DELETE /api/acme/contacts/C-7',
      'POST /api/acme/invitations',
      'POST /api/acme/suppressions',
      'GET /api/acme/contacts.json',
      'POST /api/acme/ambassadors/lea/link',
      'DELETE /api/acme/ambassadors/lea/links',
    ]),
  )
})
