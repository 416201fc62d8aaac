// From a brand's running settings to its notice: each section is a table of the product, in the words of one language.
import type { Brand } from '../brands/brand.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { noticeUrl } from '../settings/notice-url.ts'
import { deviceRows } from './device-rows.ts'
import { assessExemption } from './exemption-conditions.ts'
import { limitRows } from './limit-rows.ts'
import type { NoticeWords } from './notice-words.ts'
import {
  type NoticeLanguage,
  type NoticeSection,
  type NoticeSectionId,
  noticeLanguages,
  noticeSections,
  type PrivacyNotice,
} from './privacy-notice.ts'
import { purposesOf } from './purpose-bases.ts'
import { recipientRows } from './recipient-rows.ts'
import { storedRows } from './stored-rows.ts'
import { noticeEn } from './words-en.ts'
import { noticeFr } from './words-fr.ts'

const wordsIn: Readonly<Record<NoticeLanguage, NoticeWords>> = { en: noticeEn, fr: noticeFr }

type SpeakingBrand = Pick<Brand, 'name' | 'settings'>
type Part = Pick<NoticeSection, 'paragraphs' | 'table'>

export function composeNotice(brand: SpeakingBrand, language: NoticeLanguage): PrivacyNotice {
  const words = wordsIn[language]
  const { name, settings } = brand
  const sections = noticeSections.map((id) => ({
    id,
    title: words.sections[id],
    ...partOf[id](brand, words),
  }))
  return { brand: name, language, title: words.title(settings.controller ?? name), sections }
}

/** The wanted language where there is a notice in it, else the brand's first one that has, else English. */
export function noticeLanguage(
  wanted: string | undefined,
  { languages }: Pick<BrandSettings, 'languages'>,
): NoticeLanguage {
  const asked = wanted === undefined ? languages : [wanted]
  const known = asked.flatMap(
    (tag) => noticeLanguages.find((language) => tag.split('-')[0] === language) ?? [],
  )
  return known[0] ?? 'en'
}

const partOf: Readonly<Record<NoticeSectionId, (brand: SpeakingBrand, words: NoticeWords) => Part>> = {
  controller: ({ name, settings }, { controller }) => {
    const version = settings.privacyNoticeVersion ?? null
    return { paragraphs: controller(settings.controller ?? name, noticeUrl(settings), version), table: null }
  },
  purposes: ({ settings }, words) => ({
    paragraphs: [
      words.modes[settings.consent],
      ...(settings.contacts === 'on' && settings.assumeFromBrand ? [words.assumed] : []),
    ],
    table: {
      head: words.heads.purposes,
      rows: purposesOf(settings).map(({ purpose, basis }) => [words.purposes[purpose], words.bases[basis]]),
    },
  }),
  device: ({ settings }, words) => ({
    paragraphs: [words.nothingOnDevice],
    table: { head: words.heads.device, rows: deviceRows(settings, words) },
  }),
  stored: ({ settings }, words) => ({
    paragraphs: [],
    table: { head: words.heads.stored, rows: storedRows(settings, words) },
  }),
  limits: ({ settings }, words) => ({
    paragraphs: [],
    table: { head: words.heads.limits, rows: limitRows(settings, words) },
  }),
  recipients: ({ settings }, words) => ({
    paragraphs: [words.noOthers],
    table: { head: words.heads.recipients, rows: recipientRows(settings, words) },
  }),
  rights: ({ name, settings }, { rights }) => {
    const { contacts, publicUrl } = settings
    const askLink = contacts === 'on' && publicUrl !== undefined ? `${publicUrl}unsubscribe/${name}` : null
    return { paragraphs: rights(askLink), table: null }
  },
  exemption: ({ settings }, words) => {
    const { mode, conditions, isPossible } = assessExemption(settings)
    const rows = conditions.map(({ condition, verdict }) => {
      const [what, toDo] = words.conditions[condition]
      return [what, words.verdicts[verdict], verdict === 'met' ? '–' : toDo]
    })
    return { paragraphs: words.exemption(mode, isPossible), table: { head: words.heads.exemption, rows } }
  },
}
