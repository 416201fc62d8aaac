// A page that loads the built popins' file as the tag will, and the collector's two routes behind it, of this process.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { OptInSubmission } from '../../sdk/protocol/opt-in.ts'
import { isPopinKind } from './is-popin-kind.ts'
import { popinAnswer, popinVoucher } from './popin-answer.ts'

/** The strictest policy that lets the popins in: no nonce, no inline style, no Trusted Types policy of any name. */
const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'"

/**
 * What becomes of a submission: `take` it, `refuse` it for good, be `busy` (503), be `cut` off without an answer, or
 * `hold` it until something else is said.
 */
export type Manner = 'take' | 'refuse' | 'busy' | 'cut' | 'hold'

export interface PopinShop {
  /** `http://localhost:<port>` */
  base: string
  submissions: () => OptInSubmission[]
  /** Paths asked for, oldest first. */
  paths: () => string[]
  behave: (manner: Manner) => void
  stop: () => Promise<void>
}

/** The tag's part of the contract; what it was told stands on `window.told`. */
const loader = `
const told = (window.told = { consent: [], events: [], cookies: {}, signal: null })
for (const [name, signal, value] of [['globalPrivacyControl', 'gpc', true], ['doNotTrack', 'dnt', '1']])
  Object.defineProperty(navigator, name, { get: () => (told.signal === signal ? value : null) })
const parts = [
  { brand: 'shop', prefix: 'Popsell_', mayStore: true },
  location.origin + '/',
  (name) => told.cookies[name],
  (name, params) => told.events.push({ name, params }),
  (digits) => told.consent.push(digits),
]
const call = (...given) => {
  const all = [window.event, ...parts]
  return import('/popins.js').then(({ open }) => open(all, ...given))
}
window.candor = (command, ...given) => call(...given)
// By itself: what a test runs counts as a person's act in Chromium. \`waitedMs\` ago.
window.byItself = (kind, options = {}, waitedMs = 0) => call(kind, options, false, Date.now() - waitedMs)
addEventListener('click', ({ target }) => {
  const { popin, options } = target.dataset ?? {}
  if (popin) candor('popin', popin, JSON.parse(options ?? '{}'))
})
`

const css = `
body { margin: 0; padding: 24px; font: 16px/1.5 Georgia, serif; min-height: 3000px }
header { border-bottom: 1px solid; padding-bottom: 12px }
html { color-scheme: light dark }
a { color: inherit }
`

const html = (language: string) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fell &amp; Ford</title>
<link rel="stylesheet" href="/shop.css"><script src="/loader.js"></script></head>
<body>
<header><strong>Fell &amp; Ford</strong></header>
<main><h1>Thank you</h1><p>Your order <strong id="order">T-1042</strong> is on its way.</p>
<p><button id="subscribe" data-popin="subscribe">Subscribe</button>
<button id="message" data-popin="message">Write</button>
<button id="form" data-popin="form">Ask</button>
<button id="voucher" data-popin="voucher">Voucher</button>
<button id="consent" data-popin="consent">Privacy choices</button>
<button id="pick" data-popin="pick" data-options='{"product":{"item_id":"SKU1","item_name":"Rain jacket"}}'>Pick</button>
<button id="ask-order" data-popin="order" data-options='{"transaction_id":"T-1042"}'>Thank</button></p>
<p><label>Search <input id="search"></label> <a id="away" href="#top">A link</a></p></main>
</body></html>`

const files: Record<string, [type: string, body: string | Buffer]> = {
  'popins.js': ['text/javascript', readFileSync('dist/widgets/popins.js')],
  'loader.js': ['text/javascript', loader],
  'shop.css': ['text/css', css],
  'favicon.ico': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
}

export async function startPopinShop(): Promise<PopinShop> {
  const submissions: OptInSubmission[] = []
  const paths: string[] = []
  let manner: Manner = 'take'
  let held: (() => void)[] = []

  const server = createServer((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    paths.push(pathname + search)
    const [, room = '', , , kind = ''] = pathname.split('/')
    const file = files[room]
    if (room === 'o') readText(request).then((text) => take(text, response))
    else if (isPopinKind(kind)) {
      const answer = popinAnswer(kind, searchParams.get('language') ?? 'en')
      send(response, 'application/json', JSON.stringify(answer))
    } else if (file) send(response, ...file)
    else send(response, 'text/html', html(room || 'en'))
  })

  function take(text: string, response: ServerResponse): void {
    const submission: OptInSubmission = JSON.parse(text)
    if (manner === 'hold') held.push(() => take(text, response))
    else if (manner === 'cut') response.destroy()
    else if (manner === 'busy') response.writeHead(503).end()
    else if (manner === 'refuse') response.writeHead(400).end('{}')
    else {
      submissions.push(submission)
      const isVoucher = submission.popin === 'voucher' && submission.act === 'sent'
      const answer = isVoucher ? { voucher: popinVoucher() } : {}
      response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    base: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    submissions: () => [...submissions],
    paths: () => [...paths],
    behave(wanted) {
      manner = wanted
      const waiting = held
      held = []
      for (const go of waiting) go()
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response
    .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': strictPolicy })
    .end(body)
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
