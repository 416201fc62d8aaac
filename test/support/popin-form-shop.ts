// A shop with a form of its own that is marked `data-candor-form`: the built tag and popins' file, the form's own way,
// and the collector's route behind it, of this process.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { readExternalForm } from '../../collector/contacts/external-form/read-external-form.ts'
import { readSubmission } from '../../collector/contacts/parse-submission.ts'
import { createTagFiles } from '../../collector/tag/tag-files.ts'
import { toSettings } from '../../sdk/to-settings.ts'
import { testBrand } from './test-brand.ts'

export const words = { ambassador: 'Léa may write to me.', brand: 'The shop may send me its news.' }
const { settings } = testBrand({ forms: { newsletter: { language: 'en', ...words } } })

export interface FormShop {
  base: string
  /** What the shop's own address got: the form as the browser sends it. */
  own: () => string[]
  /** What the collector got, and whether its own rules take it. */
  told: () => { body: Record<string, unknown>; isTaken: boolean }[]
  paths: () => string[]
  stop: () => Promise<void>
}

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Boots</title><link rel="icon" href="data:,">
<script async src="/_c/shop.js"></script>
<form action="/newsletter" method="post" data-candor-form="newsletter" data-candor-publication="P1">
<label>E-mail <input name="mail" type="email" required data-candor-field="email"></label>
<label>Size <input name="size"></label>
<label><input type="checkbox" name="lea" data-candor-field="ambassador"> Léa  may
write to me.</label>
<label><input type="checkbox" name="news" data-candor-field="brand"> The shop may send me its <b>news</b>.</label>
<button>Send</button></form>
<form action="/search" id="search"><input name="q"><button>Find</button></form></html>`

const scripts = { 'content-type': 'text/javascript', 'cache-control': 'no-store' }

export async function startFormShop(): Promise<FormShop> {
  const own: string[] = []
  const told: { body: Record<string, unknown>; isTaken: boolean }[] = []
  const paths: string[] = []
  const files: Record<string, string> = {
    '/_c/shop.js': builtTag(),
    '/_c/popins.js': built('widgets/popins.js'),
  }

  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    paths.push(path)
    const text = await textOf(request)
    if (path === '/_c/o/shop/form') told.push(read(text))
    if (path === '/newsletter') own.push(text)
    const file = files[path]
    if (file) response.writeHead(200, scripts).end(file)
    else if (path.startsWith('/_c/'))
      response.writeHead(202, { 'content-type': 'application/json' }).end('{}')
    else response.writeHead(200, { 'content-type': 'text/html' }).end(path === '/' ? page : 'Thank you')
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    base: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    own: () => own.splice(0),
    told: () => told.splice(0),
    paths: () => paths.splice(0),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function read(text: string) {
  const body = JSON.parse(text)
  const form = readExternalForm(body, settings)
  return { body, isTaken: form.ok && readSubmission(form.form.submission, settings).ok }
}

const built = (path: string) => readFileSync(new URL(`../../dist/${path}`, import.meta.url), 'utf8')

function builtTag(): string {
  const resolved = toSettings({ brand: 'shop' })
  if (!resolved) throw new Error('these settings are not usable')
  return createTagFiles(built('sdk/candor.js'), '').forBrand(resolved).text
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
