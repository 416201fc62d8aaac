import { describe, expect, it } from 'vitest'
import { jeanne, optIn, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { type OptIns, startOptIns } from '../support/start-opt-ins.ts'

const partners = { version: '1', names: ['Partner One', 'Partner Two'] }
const popins = { partners, boxes: { subscribe: ['ambassador' as const, 'partners' as const] } }

async function started(settings = {}) {
  const optIns = await startOptIns()
  await optIns.addBrand('acme', settings)
  return optIns
}

/** The brand writes another notice. */
function rewriteNotice({ brands }: OptIns, privacyNoticeVersion: string) {
  const brand = brands.find('acme')
  if (!brand) throw new Error('no brand')
  brands.save({ ...brand, settings: { ...brand.settings, privacyNoticeVersion } })
}

/** `act version`, of each entry. */
async function noticesIn({ inBrand }: OptIns): Promise<string[]> {
  const rows = await inBrand('acme', (tx) => tx.run('SELECT body FROM ledger_entries ORDER BY sequence'))
  return rows.map(({ body }) => {
    const { act, recipient, notice_version } = JSON.parse(String(body))
    return `${act} ${recipient} ${notice_version}`
  })
}

async function answerOf({ brands, answerPopin }: OptIns) {
  const brand = brands.find('acme')
  const answered = brand && (await answerPopin(brand, { kind: 'subscribe', language: 'en' }))
  if (!answered?.ok) throw new Error('no answer')
  return answered.answer
}

const refusal = async (optIns: OptIns, fields: object) => {
  const answer = await sendOptIn(optIns, { ...(await submissionOf(optIns)), ...fields })
  const { error } = await answer.json()
  return [answer.status, error.code, error.path]
}

describe('the version of the privacy notice', () => {
  it('G4: is in the ledger with everything that was shown, answered and confirmed under it', async () => {
    const optIns = await started({ privacyNoticeVersion: '2026-09' })
    await optIn(optIns, { with: { act: 'shown', fields: {} } })
    await optIn(optIns)
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await noticesIn(optIns)).toEqual([
      'shown ambassador 2026-09',
      'shown brand 2026-09',
      'granted ambassador 2026-09',
      'refused brand 2026-09',
      'confirmed ambassador 2026-09',
    ])
    const path = optIns.linkIn('confirm')
    const { receipt } = await (await optIns.get(`${path}/receipt`)).json()
    expect(receipt.consent_records[0].pii_processing.privacy_notice_version).toBe('2026-09')
  })

  it('G4: that is new is told to the next popin; an answer that is still open stands under the one that it showed', async () => {
    const optIns = await started({ privacyNoticeVersion: '1' })
    const before = await answerOf(optIns)
    const open = await submissionOf(optIns, { ticked: [] })
    rewriteNotice(optIns, '2')
    const after = await answerOf(optIns)
    expect([before.notice_version, after.notice_version]).toEqual(['1', '2'])
    expect(after.version).not.toBe(before.version)
    await sendOptIn(optIns, open)
    await optIns.runner.runDue()
    await optIn(optIns, { ticked: [] })
    expect(await noticesIn(optIns)).toEqual([
      'refused ambassador 1',
      'refused brand 1',
      'refused ambassador 2',
      'refused brand 2',
    ])
  })

  it('G4: stands with a yes of the own page too', async () => {
    const optIns = await started({ privacyNoticeVersion: '1' })
    await optIn(optIns)
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    const own = (await optIns.press(optIns.linkIn('confirm'), { do: 'own_page' })).headers.get('location')
    rewriteNotice(optIns, '2')
    const [contact] = await optIns.contactsOf(jeanne)
    const on = [contact?.id ?? '', 'brand'].map((id) => ['on', id])
    await optIns.press(`${own}`.replace('../', ''), [['do', 'save'], ...on])
    expect((await noticesIn(optIns)).at(-1)).toBe('granted brand 2')
  })

  it('is null where the brand names none', async () => {
    const optIns = await started()
    await optIn(optIns)
    expect((await answerOf(optIns)).notice_version).toBeNull()
    expect((await noticesIn(optIns))[0]).toBe('granted ambassador null')
  })
})

describe('what was never shown', () => {
  it('POPINS 10: a popin of a version that the collector does not know is refused', async () => {
    const optIns = await started()
    expect(await refusal(optIns, { popin_version: 'en.1.0000000000000000' })).toEqual([
      400,
      'unknown_text',
      'popin_version',
    ])
  })

  it.each([undefined, '1', 'another'])(
    'POPINS 2: a partners’ list that is not one of the brand’s is refused: %s',
    async (list) => {
      const optIns = await started({ popins })
      const { boxes } = await submissionOf(optIns)
      const { partners: box } = Object(boxes)
      const wrong = { partners: { ticked: true, text: box.text, ...(list ? { list } : {}) } }
      expect(await refusal(optIns, { boxes: wrong })).toEqual([400, 'unknown_text', 'boxes.partners.list'])
    },
  )
})
