// A shop that asks the collector to set its cookies (`POST /c/<brand>`), as through its own proxy.
import { request } from 'node:http'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import type { Environment } from '../../collector/settings/environment.ts'
import { startTestCollector } from './start-test-collector.ts'
import { shopOrigin } from './test-brand.ts'
import { aSession, aVisitor } from './wire-batch.ts'

export const shopHost = 'shop.example.com'

/** What came back. */
export interface CookieAnswer {
  status: number
  code: string | undefined
  path: string | undefined
  message: string | undefined
  /** The `Set-Cookie` headers, in their order. */
  set: string[]
  headers: Record<string, string | string[] | undefined>
}

/** Posts as a page of the shop does through its proxy. By hand: `fetch` lets nobody choose `Host`. */
function post(
  base: string,
  body: unknown,
  headers: Record<string, string>,
  brand: string,
): Promise<CookieAnswer> {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  return new Promise((resolve, reject) => {
    const sending = request(
      `${base}/c/${brand}`,
      {
        method: 'POST',
        agent: false,
        headers: {
          host: shopHost,
          origin: shopOrigin,
          'content-type': 'text/plain',
          'content-length': String(bytes.length),
          ...headers,
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          text += chunk
        })
        answer.on('end', () => {
          const error = text ? JSON.parse(text).error : undefined
          resolve({
            status: answer.statusCode ?? 0,
            code: error?.code,
            path: error?.path,
            message: error?.message,
            set: answer.headers['set-cookie'] ?? [],
            headers: answer.headers,
          })
        })
      },
    )
    sending.on('error', reject)
    sending.end(bytes)
  })
}

type Settings = Partial<BrandSettingsInput>

/** A brand whose cookies the collector sets. Call it inside a test. */
export async function startCookieShop(settings: Settings = {}, environment: Partial<Environment> = {}) {
  const collector = await startTestCollector({ environment })
  collector.addBrand('acme', { ...settings, cookies: { setBy: 'server', ...settings.cookies } })
  const ask = (body: unknown, headers: Record<string, string> = {}, brand = 'acme') =>
    post(collector.base, body, headers, brand)
  return { ...collector, ask }
}

/** The names of the cookies that are set, each deleted one with a minus. */
export const changed = ({ set }: CookieAnswer) =>
  set.map((header) => (header.includes('Max-Age=0') ? '-' : '') + header.replace(/=.*/, ''))

/** A value for each cookie that may be asked for. */
export const everything = {
  session_add: 'A12.lea',
  session_shop: 'P123',
  data: 'c=C42&g=SKU1,SKU2',
  visitor: aVisitor,
  visit: aSession,
  consent: '111',
}
