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
  async function pass(path: string, init: RequestInit = {}) {
    const collector = vi.fn(
      async (_: Request) => new Response(null, { status: 204, headers: { 'set-cookie': 'a=b' } }),
    )
    vi.stubGlobal('fetch', collector)
    const worker = await loadWorker()
    const request = new Request(`https://www.shop.example.com/_c/${path}`, init)
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

  it('passes method, body and the browser’s headers on, and says itself who asked for which host', async () => {
    const body = '{"session_add":"A12.lea"}'
    const { passedOn } = await pass('c/shop-fr', {
      method: 'POST',
      body,
      headers: {
        'cf-connecting-ip': '203.0.113.5',
        'x-forwarded-for': '198.51.100.1',
        'x-forwarded-host': 'attacker.test',
        'sec-gpc': '1',
        dnt: '1',
      },
    })
    expect(passedOn?.method).toBe('POST')
    expect(await passedOn?.text()).toBe(body)
    expect(Object.fromEntries(passedOn?.headers ?? [])).toMatchObject({
      'x-forwarded-for': '203.0.113.5',
      'x-forwarded-host': 'www.shop.example.com',
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
