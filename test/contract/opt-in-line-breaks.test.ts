import { expect, it } from 'vitest'
import { jeanne, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { startOptIns } from '../support/start-opt-ins.ts'

const breaks = ['\r\n', '\r', '\n', '\0', '\u2028']
const names = ['id', 'popin', 'popin_version', 'language', 'publication', 'ambassador', 'transaction_id']

async function started() {
  const optIns = await startOptIns()
  await optIns.addBrand()
  return optIns
}

it('S12: a line break in whatever a submission says besides its fields is refused', async () => {
  const optIns = await started()
  const one = { transaction_id: 'T1', ambassador: 'lea', ...(await submissionOf(optIns)) }
  for (const name of names)
    for (const character of breaks) {
      const value = `${Reflect.get(one, name)}${character}Bcc: victim@example.com`
      const answer = await sendOptIn(optIns, { ...one, [name]: value })
      const { error } = await answer.json()
      expect([answer.status, error.path], `${name} ${JSON.stringify(character)}`).toEqual([400, name])
    }
  await optIns.runner.runDue()
  expect(optIns.inbox.list()).toEqual([])
  expect(optIns.problems).toEqual([])
})

it('S12: a line break in a form without a script is refused on the page, and in an address that is typed for its link', async () => {
  const optIns = await started()
  const page = await (await optIns.get('f/acme/subscribe?publication=P1')).text()
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
  const form = Object.fromEntries(hidden.map(([, name = '', value]) => [name, value ?? '']))
  const own = { 'sec-fetch-site': 'same-origin', origin: 'null' }
  const evil = `${jeanne}\r\nBcc: victim@example.com`
  for (const field of ['fields.email', 'fields.first_name', 'fields.last_name']) {
    const typed = { 'fields.email': jeanne, 'boxes.ambassador': 'yes', [field]: evil }
    expect((await optIns.press('o/acme', { ...form, ...typed }, own)).status, field).toBe(422)
  }
  expect((await optIns.press('unsubscribe/acme', { email: evil })).status).toBe(200)
  await optIns.runner.runDue()
  expect(optIns.inbox.list()).toEqual([])
  expect(optIns.problems).toEqual([])
})
