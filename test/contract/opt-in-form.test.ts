import { describe, expect, it } from 'vitest'
import { confirmedOptIn, jeanne, optIn } from '../support/opt-in-submission.ts'
import { seenOf } from '../support/seen-answer.ts'
import { type OptIns, startAcmeOptIns } from '../support/start-opt-ins.ts'

describe('a form without JavaScript', () => {
  const formOf = async (optIns: OptIns, popin: string, typed: Record<string, string>) => {
    const page = await (await optIns.get(`f/acme/${popin}?publication=P1`)).text()
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
    return { ...Object.fromEntries(hidden.map(([, name = '', value]) => [name, value ?? ''])), ...typed }
  }
  const ownPage = { 'sec-fetch-site': 'same-origin', origin: 'null' }

  it('is the same submission: mail, button, contact', async () => {
    const optIns = await startAcmeOptIns()
    const typed = { 'fields.first_name': 'Jeanne', 'fields.email': jeanne, 'boxes.ambassador': 'yes' }
    const answer = await optIns.press('o/acme', await formOf(optIns, 'subscribe', typed), ownPage)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('check your e-mail')
    await optIns.runner.runDue()
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ optIns: { ambassador: 'blog_popin_verified' } }])
  })

  it('S14: has the same page for a new, a known, a pending and a suppressed address', async () => {
    const optIns = await startAcmeOptIns()
    await confirmedOptIn(optIns, { fields: { email: 'known@example.com' } })
    await confirmedOptIn(optIns, { fields: { email: 'suppressed@example.com' } })
    await optIns.press(optIns.linkIn('unsubscribe'), { do: 'brand' })
    await optIn(optIns, { fields: { email: 'pending@example.com' } })
    const pages = new Set<string>()
    for (const name of ['new', 'known', 'pending', 'suppressed']) {
      const typed = { 'fields.email': `${name}@example.com`, 'boxes.ambassador': 'yes' }
      const answer = await optIns.press('o/acme', await formOf(optIns, 'subscribe', typed), ownPage)
      pages.add(JSON.stringify(await seenOf(answer)))
    }
    expect(pages.size).toBe(1)
  })

  it('is refused from another site, and a robot’s is thanked and dropped', async () => {
    const optIns = await startAcmeOptIns()
    const typed = { 'fields.email': jeanne, 'boxes.ambassador': 'yes' }
    const form = await formOf(optIns, 'subscribe', typed)
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ])
      expect((await optIns.press('o/acme', form, headers)).status).toBe(403)
    expect((await optIns.press('o/acme', { ...form, nickname: 'Bobby' }, ownPage)).status).toBe(200)
    await optIns.runner.runDue()
    expect(await optIns.contactsOf(jeanne)).toEqual([])
  })
})
