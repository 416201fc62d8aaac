import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { composeNotice, noticeLanguage } from '../../../../collector/privacy-notice/compose-notice.ts'
import { deviceStorage } from '../../../../collector/privacy-notice/device-storage.ts'
import { noticeHtml } from '../../../../collector/privacy-notice/notice-html.ts'
import { noticeMarkdown } from '../../../../collector/privacy-notice/notice-markdown.ts'
import { type NoticeSectionId, noticeLanguages } from '../../../../collector/privacy-notice/privacy-notice.ts'
import { timeLimits } from '../../../../collector/retention/time-limits.ts'
import type { BrandSettingsInput } from '../../../../collector/settings/brand-settings.ts'
import { cookies } from '../../../../sdk/protocol/cookies.ts'
import { testBrand } from '../../../support/test-brand.ts'

type Settings = Partial<BrandSettingsInput>

function section(id: NoticeSectionId, settings: Settings = {}, language: 'en' | 'fr' = 'en') {
  const found = composeNotice(testBrand(settings, 'acme'), language).sections.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

const rowsOf = (id: NoticeSectionId, settings?: Settings) => section(id, settings).table?.rows ?? []
const firstCells = (id: NoticeSectionId, settings?: Settings) => rowsOf(id, settings).map(([first]) => first)

describe('what is on the device', () => {
  it('names every cookie and every record of the tag, with the brand’s prefix', () => {
    const names = firstCells('device', { cookies: { prefix: 'Shop_' } })
    const all = [...Object.values(cookies), ...Object.values(deviceStorage)]
    expect(names).toEqual(all.map(({ suffix }) => `Shop_${suffix}`))
  })

  it('K4: says how long each lives as the brand set it, and no visitor longer than 13 months in the exempt mode', () => {
    const lifetimeOf = (settings: Settings) =>
      rowsOf('device', settings).map(([name, , , , lives]) => [name, lives])
    const year = { cookies: { lifetimeHours: 9600 } }
    expect(lifetimeOf(year)).toContainEqual(['Popsell_visitor', '400 days'])
    expect(lifetimeOf({ ...year, consent: 'exempt' })).toContainEqual(['Popsell_visitor', '393 days'])
    expect(lifetimeOf({})).toContainEqual(['Popsell_visit', '30 minutes'])
  })

  it('names nothing that waits for a measurement where the mode is cookieless', () => {
    expect(firstCells('device', { consent: 'cookieless' })).toEqual([
      'Popsell_session_add',
      'Popsell_data',
      'Popsell_consent',
      'Popsell_popins',
    ])
  })

  it('knows the names that the tag and the popins really use', () => {
    const source = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')
    expect(source('sdk/browser/kept-text.ts')).toContain(`'${deviceStorage.queue.suffix}'`)
    expect(source('widgets/popins/popin-memory.ts')).toContain(`prefix}${deviceStorage.popins.suffix}\``)
  })
})

describe('what is stored, for how long, and who receives it', () => {
  it('lists every time limit, as long as the brand set it', () => {
    const rows = rowsOf('limits', { retention: { eventMonths: 6 } })
    expect(rows.map(([id]) => id)).toEqual(Object.keys(timeLimits))
    expect(rows.find(([id]) => id === 'R22')?.[2]).toBe('6 months')
    expect(rows.find(([id]) => id === 'R15')?.[2]).toBe('12 months')
    expect(rowsOf('stored', { retention: { eventMonths: 1 } })[0]?.[2]).toBe('1 month')
  })

  it('E5: speaks of contacts, their proof and their recipients only where the brand takes them', () => {
    const partners = { version: '7', names: ['Example & Sons'] }
    const popins = { boxes: { form: ['partners' as const] }, partners }
    const on: Settings = { contacts: 'on', popins }
    expect(JSON.stringify(composeNotice(testBrand({ popins }), 'en'))).not.toMatch(/Partners|encrypted.*city/)
    expect(firstCells('recipients', on)).toContain('Partners, list 7: Example & Sons')
    expect(rowsOf('stored', on).find(([what]) => what?.startsWith('Details'))?.[1]).toContain('postal code')
  })

  it.each([
    ['required', 'consent: nothing before a yes'],
    ['exempt', 'exempt from consent'],
    ['cookieless', 'nothing is stored on or read from the device'],
  ] as const)('says on what measuring stands in the mode %s', (consent, basis) => {
    expect(rowsOf('purposes', { consent })[0]?.[1]).toContain(basis)
  })

  it('G1: says where the link to one’s own page is asked for', () => {
    const { paragraphs } = section('rights', { contacts: 'on', publicUrl: 'https://shop.example/_c/' })
    expect(paragraphs.join()).toContain('https://shop.example/_c/unsubscribe/acme')
  })

  it('R18: says of backups how long the hourly and the monthly ones are kept', () => {
    const kept = (settings: Settings) => rowsOf('stored', settings).at(-1)?.[2]
    expect(kept({ retention: { backupDays: 20, backupMonths: 6 } })).toBe(
      '20 days, the first of each month 6 months',
    )
    expect(kept({ retention: { backupDays: 20, backupMonths: 0 } })).toBe('20 days')
  })

  it('C7: says that the brand’s opt-in counts for the ambassador, where it does', () => {
    const assumed = 'counts for the ambassador too'
    expect(section('purposes', { contacts: 'on' }).paragraphs.join()).toContain(assumed)
    const asked: Settings = { contacts: 'on', assumeFromBrand: false }
    expect(section('purposes', asked).paragraphs.join()).not.toContain(assumed)
  })
})

describe('the self-assessment for the exemption', () => {
  const verdicts = (settings: Settings) => rowsOf('exemption', settings).map(([, verdict]) => verdict)
  const good: Settings = { consent: 'exempt', privacyNoticeUrl: 'https://shop.example/privacy' }

  it('finds nothing against the settings that the mode is made for', () => {
    expect(verdicts(good)).not.toContain('not met')
    expect(section('exemption', good).paragraphs.join()).toContain('No setting is against it')
  })

  it.each([
    ['crediting without its own yes', { cookies: { technical: ['session_shop'] } }, 0, 'session_shop'],
    ['groups of one', { reports: { smallestGroup: 1 } }, 1, 'smallestGroup'],
    ['the tags of e-mails beside a visitor', { contacts: 'on' }, 2, 'identify'],
  ] satisfies [string, Settings, number, string][])(
    'finds %s, and says what to change',
    (_what, bad, row, change) => {
      const rows = rowsOf('exemption', { ...good, ...bad })
      expect(rows.map(([, verdict]) => verdict).indexOf('not met')).toBe(row)
      expect(rows[row]?.[2]).toContain(change)
      expect(section('exemption', { ...good, ...bad }).paragraphs.join()).toContain('At least one setting')
    },
  )
})

describe('a notice in words', () => {
  it.each(noticeLanguages)(
    'is whole in %s: the same sections, rows and cells, none empty but a detail',
    (language) => {
      const settings: Settings = { contacts: 'on', mail: undefined }
      const shape = (of: 'en' | 'fr') =>
        composeNotice(testBrand(settings), of).sections.map(({ id, table }) => [
          id,
          table?.rows.map((row) => row.length),
        ])
      expect(shape(language)).toEqual(shape('en'))
      expect(JSON.stringify(composeNotice(testBrand(settings), language))).not.toMatch(
        /undefined|NaN|\[object/,
      )
    },
  )

  it('is in the language that is asked for, else the brand’s, else English', () => {
    expect(noticeLanguage('fr', { languages: ['en'] })).toBe('fr')
    expect(noticeLanguage(undefined, { languages: ['de', 'fr-CA'] })).toBe('fr')
    expect(noticeLanguage('ja', { languages: ['fr'] })).toBe('en')
  })

  it('S5: lets nothing that the brand wrote become markup', () => {
    const controller = 'Acme <img src=x> | `code` [a](https://evil.test)'
    const notice = composeNotice(testBrand({ controller }), 'en')
    expect(noticeHtml(notice)).not.toContain('<img')
    expect(noticeMarkdown(notice)).not.toMatch(/[^\\]<img|[^\\]\[a\]/)
  })
})
