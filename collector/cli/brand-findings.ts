// What a brand's settings leave out though its popins need it, as `candor doctor` says it.
import type { Brand } from '../brands/brand.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { noticeUrl } from '../settings/notice-url.ts'
import type { Finding } from './finding.ts'

interface Check {
  check: string
  isMissing: (settings: BrandSettings) => boolean
  right: string
  wrong: (settings: BrandSettings) => string
}

const takesContacts = ({ contacts }: BrandSettings) => contacts === 'on'

const checks: readonly Check[] = [
  {
    check: 'notices',
    isMissing: ({ privacyNoticeUrl }) => privacyNoticeUrl === undefined,
    right: 'each brand names its privacy notice',
    wrong: (settings) =>
      `popins, pages and mails link to ${noticeUrl(settings)}, the default; if it is not there, set privacyNoticeUrl`,
  },
  {
    check: 'addresses',
    isMissing: (settings) => takesContacts(settings) && settings.publicUrl === undefined,
    right: 'each brand that takes contacts says where shoppers reach the collector',
    wrong: () => 'mails wait, because their links have nowhere to lead; set publicUrl',
  },
  {
    check: 'mail',
    isMissing: (settings) => takesContacts(settings) && settings.mail === undefined,
    right: 'each brand that takes contacts has a mail server',
    wrong: () => 'popins take addresses, but confirmations wait; set mail',
  },
]

/** A note names every brand that it is about. */
export function brandFindings(brands: readonly Brand[]): Finding[] {
  return checks.map(({ check, isMissing, right, wrong }) => {
    const without = brands.filter(({ settings }) => isMissing(settings))
    if (without.length === 0) return { check, state: 'ok', message: right }
    const message = without.map(({ name, settings }) => `${name}: ${wrong(settings)}`).join(' · ')
    return { check, state: 'note', message }
  })
}
