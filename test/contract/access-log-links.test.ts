// What the access log keeps of mailed links: who opened them is known, and is not named.
import { describe, expect, it } from 'vitest'
import { parseAccessEntry } from '../../collector/access-log/access-entry.ts'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { startAcmeOptIns } from '../support/start-opt-ins.ts'

async function subscribed() {
  const optIns = await startAcmeOptIns()
  await optIn(optIns)
  const rows = () =>
    optIns.inBrand('acme', (tx) => tx.run('SELECT body FROM access_log_entries ORDER BY sequence'))
  return {
    ...optIns,
    bodies: async () => (await rows()).map(({ body }) => String(body)),
    /** Of the mailed links alone: a room that does more writes its own entries beside. */
    opened: async () =>
      (await rows()).flatMap(({ body }) => {
        const entry = parseAccessEntry(String(body))
        return entry?.entity === 'consents' ? [`${entry.by} ${entry.operation} ${entry.route}`] : []
      }),
  }
}

describe('a mailed link', () => {
  it('L1: that is opened, and pressed, is an entry each, about the contact', async () => {
    const { linkIn, get, press, opened, bodies, contactsOf } = await subscribed()
    const link = linkIn('confirm')
    await get(link)
    await press(link, { do: 'confirm' })
    await get(linkIn('unsubscribe'))
    expect(await opened()).toEqual([
      'person read GET /confirm/:token',
      'person updated POST /confirm/:token',
      'person read GET /unsubscribe/:token',
    ])
    const [contact] = await contactsOf(jeanne)
    expect((await bodies())[0]).toContain(`"id":"${contact?.id}"`)
  })

  it('L4: leaves neither its token nor the person in the log', async () => {
    const { linkIn, get, bodies } = await subscribed()
    const link = linkIn('confirm')
    await get(`${link}?email=${jeanne}`)
    const text = (await bodies()).join()
    expect(text).toContain('/confirm/:token')
    expect(text).not.toMatch(/jeanne/i)
    expect(text).not.toContain(link.split('/')[1])
  })

  it('that opens nothing leaves no entry', async () => {
    const { get, press, opened } = await subscribed()
    for (const page of ['me', 'confirm', 'unsubscribe']) {
      await get(`${page}/acme.${'A'.repeat(43)}`)
      await press(`${page}/nonsense`, { do: 'confirm' })
    }
    expect(await opened()).toEqual([])
  })
})
