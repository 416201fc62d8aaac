// The proxies' examples: what each passes on, what not, and with which headers.
import { readFile } from 'node:fs/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'

const example = (name: string) => new URL(`../../../examples/first-party/${name}`, import.meta.url)

const shopper = ['shop-fr.js', 'v/0.1.0/candor.js', 'e/shop-fr', 'c/shop-fr']
const operator = [
  '',
  'metrics',
  'healthz',
  'api/shop-fr/reports/query',
  'reports/shop-fr',
  'e/shop-fr/x',
  'c/',
  'v/../metrics/candor.js',
  'x/shop-fr.js',
  'shop-fr.js/metrics',
]

/** The pattern of paths in a file of another language, read as JavaScript. */
async function patternIn(name: string): Promise<RegExp> {
  const [, pattern = 'none'] = /(\^\/_c\/\S+\$)/.exec(await readFile(example(name), 'utf8')) ?? []
  return new RegExp(pattern)
}

it('X1: nginx ends TLS, redirects what comes in clear, and says so to the collector', async () => {
  const servers = (await readFile(example('nginx.conf'), 'utf8')).split(/^server \{$/m).slice(1)
  expect(servers).toHaveLength(2)
  const [plain, shop] = servers
  expect(plain).toContain('listen 80;')
  expect(plain).toContain('return 308 https://www.shop.example$request_uri;')
  expect(plain).not.toContain('proxy_pass')
  expect(shop).toContain('listen 443 ssl;')
  expect(shop).toContain('proxy_set_header X-Forwarded-Proto $scheme;')
  expect(shop).not.toContain('listen 80')
})

it('X1: Caddy is given a name alone, which it serves by TLS and redirects to', async () => {
  const [address] = (await readFile(example('Caddyfile'), 'utf8')).match(/^\S.*(?= \{$)/m) ?? []
  expect(address).toBe('www.shop.example')
})

describe.each(['nginx.conf', 'Caddyfile'])('%s', (name) => {
  it.each(shopper)('passes /_c/%s on', async (path) => {
    expect(`/_c/${path}`).toMatch(await patternIn(name))
  })

  it.each(operator)('keeps /_c/%s to the operator', async (path) => {
    expect(`/_c/${path}`).not.toMatch(await patternIn(name))
  })
})

describe('cloudflare-worker.js', () => {
  interface Worker {
    fetch(request: Request, env: { COLLECTOR: string }): Promise<Response>
  }

  const loadWorker = async (): Promise<Worker> => (await import(example('cloudflare-worker.js').href)).default

  /** Lets the worker answer a request; what reached the collector, if anything did. */
  async function pass(path: string, init: RequestInit = {}, origin = 'https://www.shop.example.com') {
    const collector = vi.fn(
      async (_: Request) => new Response(null, { status: 204, headers: { 'set-cookie': 'a=b' } }),
    )
    vi.stubGlobal('fetch', collector)
    const worker = await loadWorker()
    const request = new Request(`${origin}/_c/${path}`, init)
    const answer = await worker.fetch(request, { COLLECTOR: 'https://collector.example.com' })
    return { answer, passedOn: collector.mock.calls[0]?.[0] }
  }

  afterEach(() => void vi.unstubAllGlobals())

  it.each(shopper)('passes /_c/%s on', async (path) => {
    const { answer, passedOn } = await pass(path)
    expect(passedOn?.url).toBe(`https://collector.example.com/${path}`)
    expect(answer.status).toBe(204)
    expect(answer.headers.getSetCookie()).toEqual(['a=b'])
  })

  it.each(operator)('keeps /_c/%s to the operator', async (path) => {
    const { answer, passedOn } = await pass(path)
    expect(passedOn).toBeUndefined()
    expect(answer.status).toBe(404)
  })

  it('X1: redirects what comes in clear, and passes nothing of it on', async () => {
    const { answer, passedOn } = await pass(
      'e/shop-fr?a=1',
      { method: 'POST', body: '{}' },
      'http://www.shop.example.com',
    )
    expect(answer.status).toBe(308)
    expect(answer.headers.get('location')).toBe('https://www.shop.example.com/_c/e/shop-fr?a=1')
    expect(passedOn).toBeUndefined()
  })

  it('passes method, body and the browser’s headers on, and says itself who asked for which host', async () => {
    const body = '{"session_add":"A12.lea"}'
    const { passedOn } = await pass('c/shop-fr', {
      method: 'POST',
      body,
      headers: {
        'cf-connecting-ip': '203.0.113.5',
        'x-forwarded-for': '198.51.100.1',
        'x-forwarded-host': 'attacker.test',
        'x-forwarded-proto': 'http',
        'sec-gpc': '1',
        dnt: '1',
      },
    })
    expect(passedOn?.method).toBe('POST')
    expect(await passedOn?.text()).toBe(body)
    expect(Object.fromEntries(passedOn?.headers ?? [])).toMatchObject({
      'x-forwarded-for': '203.0.113.5',
      'x-forwarded-host': 'www.shop.example.com',
      'x-forwarded-proto': 'https',
      'sec-gpc': '1',
      dnt: '1',
    })
  })
})

describe('next.config.mjs', () => {
  interface Rewrite {
    source: string
    destination: string
  }

  const loadRewrites = async (): Promise<Rewrite[]> =>
    (await import(example('next.config.mjs').href)).default.rewrites()

  /** What Next.js makes of a path, by its rule: `:name(pattern)`, or one segment without a pattern. */
  async function rewritten(path: string): Promise<string | undefined> {
    for (const { source, destination } of await loadRewrites()) {
      const pattern = source.replace(
        /:(\w+)(?:\(([^)]*)\))?/g,
        (_, name, inner = '[^/]+') => `(?<${name}>${inner})`,
      )
      const found = new RegExp(`^${pattern}$`).exec(path)
      if (found) return destination.replace(/:([a-z]+)/g, (whole, name) => found.groups?.[name] ?? whole)
    }
    return undefined
  }

  it.each(shopper)('passes /_c/%s on', async (path) => {
    expect(await rewritten(`/_c/${path}`)).toBe(`http://127.0.0.1:8787/${path}`)
  })

  it.each(operator)('keeps /_c/%s to the operator', async (path) => {
    expect(await rewritten(`/_c/${path}`)).toBeUndefined()
  })
})
