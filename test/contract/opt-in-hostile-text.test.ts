import naughtyStrings from 'big-list-of-naughty-strings'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import type { Recipient } from '../../sdk/protocol/opt-in.ts'
import { jeanne, optIn, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { type OptIns, startOptIns } from '../support/start-opt-ins.ts'

const markup = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</textarea><script>alert(1)</script>',
  '</title><iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '{{constructor.constructor("alert(1)")()}}',
  '\u202e<b>evil</b>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
]

const pieces = new Set(
  'html head meta title link body main footer h1 h2 h3 p ul li form div input label button a small br time'.split(
    ' ',
  ),
)

/** What of a page no template of ours writes: elements, event handlers, addresses that run. */
function foreignIn(page: string): string[] {
  const { document } = new Window()
  document.write(page)
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const name = element.tagName.toLowerCase()
    const attributes = [...element.attributes].filter(
      ({ name: key, value }) => key.startsWith('on') || /^\s*(javascript|data:text)/i.test(value ?? ''),
    )
    return [...(pieces.has(name) ? [] : [name]), ...attributes.map(({ name: key }) => key)]
  })
}

/** Every page that a person of this brand can be shown. */
async function pagesOf(optIns: OptIns): Promise<string[]> {
  const { linkIn, get, press } = optIns
  const text = async (answer: Promise<Response>) => (await answer).text()
  const pages = [await text(get(linkIn('confirm'))), await text(press(linkIn('confirm'), { do: 'confirm' }))]
  const own =
    (await press(linkIn('confirm'), { do: 'own_page' })).headers.get('location')?.replace('../', '') ?? ''
  pages.push(
    await text(get(own)),
    await text(get(linkIn('unsubscribe'))),
    await text(get('unsubscribe/acme')),
  )
  pages.push(await text(get('inbox')), await text(press(linkIn('unsubscribe'), { do: 'brand' })))
  return pages
}

describe('hostile text', () => {
  it.each(markup)(
    'S5: %j as any name of the brand’s, the ambassador’s or the partners’ stays text',
    async (name) => {
      const optIns = await startOptIns()
      const partners = { version: '1', names: [name.slice(0, 100)] }
      const subscribe: Recipient[] = ['ambassador', 'brand', 'partners']
      // What is no plain text is refused where it is set; what is not refused must be harmless.
      const settings = { controller: name, popins: { boxes: { subscribe }, partners } }
      await optIns.addBrand('acme', settings).catch(() => optIns.addBrand('acme', { controller: name }))
      await optIns.inBrand('acme', (tx) =>
        optIns.publications.register(tx, {
          id: 'P1',
          ambassador: 'lea',
          alias: name,
          picture: null,
          url: null,
        }),
      )
      await optIn(optIns, { ticked: ['ambassador', 'brand', 'partners'] })
      for (const page of await pagesOf(optIns)) expect(foreignIn(page)).toEqual([])
    },
  )

  it('S12: control characters in a field are refused by the field’s name, and reach no mail', async () => {
    const optIns = await startOptIns()
    await optIns.addBrand()
    const fields = ['first_name', 'last_name', 'email', 'phone', 'city', 'postal_code']
    for (const field of fields)
      for (const character of ['\r\n', '\r', '\n', '\0', '\u0085', '\u2028']) {
        const value = `jean${character}Bcc: victim@example.com`
        const body = await submissionOf(optIns, { fields: { email: jeanne, [field]: value } })
        const answer = await sendOptIn(optIns, body)
        expect(answer.status, `${field} ${JSON.stringify(character)}`).toBe(400)
        expect((await answer.json()).error.path).toBe(`fields.${field}`)
      }
    const custom = await submissionOf(optIns, {
      popin: 'form',
      fields: { email: jeanne, size: '4\r\nBcc: x' },
    })
    expect((await (await sendOptIn(optIns, custom)).json()).error.path).toBe('fields.custom')
    await optIns.runner.runDue()
    expect(optIns.inbox.list()).toEqual([])
  })

  it('S5: nothing that a shopper typed stands in a mail, nor on a page but their own, where it is text', async () => {
    const optIns = await startOptIns()
    await optIns.addBrand()
    const mark = 'Zq7typedZq7'
    const fields = { first_name: mark, last_name: mark, email: `${mark}@example.com`, message: `${mark} <b>` }
    await optIn(optIns, { popin: 'message', fields })
    const [kept] = optIns.inbox.list()
    expect(`${kept?.mail.subject} ${kept?.mail.text}`).not.toContain(mark)
    const pages = await pagesOf(optIns)
    const inbox = pages.find((page) => page.includes('Inbox of the demonstration'))
    // G1: a person sees what is held of them.
    const own = pages.filter((page) => page.includes('<title>Your details and consents</title>'))
    expect(own).toHaveLength(1)
    expect(own.flatMap(foreignIn)).toEqual([])
    for (const page of pages)
      if (page !== inbox && page !== own[0]) expect(page.toLowerCase()).not.toContain(mark.toLowerCase())
  })

  it('S7: the naughty strings through every field are taken or refused, never an error of ours', async () => {
    const optIns = await startOptIns()
    await optIns.addBrand()
    const one = await submissionOf(optIns)
    const names = ['first_name', 'message', 'email', 'phone', 'postal_code']
    const statuses = new Set<number>()
    const all = [...naughtyStrings, ...markup]
    for (const [index, text] of all.entries()) {
      const name = names[index % names.length] ?? ''
      const id = `00000000-0000-4000-8000-9${index.toString(16).padStart(11, '0')}`
      const body = {
        ...one,
        id,
        boxes: {},
        popin: 'message',
        fields: { email: 'a@example.com', [name]: text },
      }
      statuses.add((await sendOptIn(optIns, body)).status)
      statuses.add(
        (await sendOptIn(optIns, { ...one, id, [name]: text, page: text, transaction_id: text })).status,
      )
    }
    expect([...statuses].sort()).toEqual([202, 400])
    await optIns.runner.runDue()
    expect(optIns.problems).toEqual([])
  })

  it('S6: names that reach for prototypes are dropped or refused', async () => {
    const optIns = await startOptIns()
    await optIns.addBrand()
    const body = JSON.stringify(await submissionOf(optIns, { popin: 'form', fields: { email: jeanne } }))
    const polluted = body.replace(
      '"fields":{',
      '"fields":{"__proto__":{"polluted":"yes"},"constructor":"yes",',
    )
    expect(polluted).not.toBe(body)
    await sendOptIn(optIns, polluted.replace('{"id"', '{"__proto__":{"polluted":"yes"},"id"'))
    await optIns.runner.runDue()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(optIns.problems).toEqual([])
  })
})
