// Follows a publication's link, or loads its pixel, as a browser does that was asked for a host: `fetch` lets nobody
// choose `Host`.
import { request } from 'node:http'
import { phoneAgent } from './test-draft.ts'

export interface Followed {
  status: number
  location: string | undefined
  cookies: string[]
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
}

/** `headers` replace the phone's own; undefined takes one away. */
export function follow(
  base: string,
  path: string,
  headers: Record<string, string | undefined> = {},
  method = 'GET',
): Promise<Followed> {
  const all = { host: 'links.example.com', 'user-agent': phoneAgent, ...headers }
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return new Promise((resolve, reject) => {
    const asking = request(`${base}${path}`, { method, agent: false, headers: sent }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const { statusCode = 0, headers: got } = answer
        const { location, 'set-cookie': cookies = [] } = got
        resolve({ status: statusCode, location, cookies, headers: got, bytes: Buffer.concat(parts) })
      })
    })
    asking.on('error', reject)
    asking.end()
  })
}
