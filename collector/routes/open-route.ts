// `GET /m/<link>.gif`: one transparent pixel, whose loading counts as an open of a mail (E10). The same bytes for every
// link, known or not.
import type { Hono } from 'hono'
import type { Env } from './env.ts'
import { createFollowing, type FollowOptions } from './follow-link.ts'
import { refuseMethods } from './refuse-methods.ts'

/** GIF89a, 1 × 1, transparent: 43 bytes. */
const pixel = Uint8Array.from(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
)

const headers = {
  'content-type': 'image/gif',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}

export function addOpenRoute(app: Hono<Env>, options: FollowOptions): void {
  const following = createFollowing(options)
  app.get('/m/:file', async (c) => {
    const followed = await following.find(c.req.param('file').replace(/\.gif$/, ''))
    if (followed) await following.count(c, followed, 'publication_open')
    return c.body(pixel, 200, headers)
  })
  refuseMethods(app, '/m/:file', ['GET'])
}
