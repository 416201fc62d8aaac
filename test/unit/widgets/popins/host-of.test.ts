import { describe, expect, it, vi } from 'vitest'
import type { PopinParts } from '../../../../sdk/protocol/popin-parts.ts'
import { toSettings } from '../../../../sdk/to-settings.ts'
import { hostOf } from '../../../../widgets/popins/host-of.ts'

const settings = toSettings({ brand: 'shop' })

function start(navigator: object = {}, lang = 'fr') {
  if (!settings) throw new Error('these settings are not usable')
  const answer = vi.fn()
  const parts: PopinParts = [
    undefined,
    settings,
    'https://shop.example.com/_c/',
    () => undefined,
    vi.fn(),
    answer,
  ]
  const page = { document: { documentElement: { lang } }, navigator: { language: 'en', ...navigator } }
  return { answer, host: hostOf(page as Parameters<typeof hostOf>[0], parts) }
}

describe('what the popins know of the tag', () => {
  it('is its folder, its brand and the language of the page, else of the browser', () => {
    expect(start().host).toMatchObject({
      folder: 'https://shop.example.com/_c/',
      brand: 'shop',
      language: 'fr',
    })
    expect(start({}, '').host.language).toBe('en')
  })

  it.each([
    [{}, null],
    [{ doNotTrack: '1' }, 'dnt'],
    [{ doNotTrack: '0' }, null],
    [{ globalPrivacyControl: true, doNotTrack: '1' }, 'gpc'],
    [{ globalPrivacyControl: '1' }, null],
  ])('E17: with %j the signal is %s', (navigator, signal) => {
    expect(start(navigator).host.signal).toBe(signal)
  })

  it('tells the tag an answer in the consent cookie’s digits', () => {
    const { host, answer } = start()
    host.consent({ analytics: true, attribution: false, personalisation: true })
    expect(answer.mock.calls).toEqual([['101']])
  })
})
