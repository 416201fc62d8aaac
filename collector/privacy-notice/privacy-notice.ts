// What a brand's privacy notice can say of this product, as sections of one language: for people to paste into their own.

export const noticeLanguages = ['en', 'fr'] as const
export type NoticeLanguage = (typeof noticeLanguages)[number]

export const noticeSections = [
  'controller',
  'purposes',
  'device',
  'stored',
  'limits',
  'recipients',
  'rights',
  'exemption',
] as const
export type NoticeSectionId = (typeof noticeSections)[number]

export interface NoticeSection {
  id: NoticeSectionId
  title: string
  paragraphs: string[]
  /** Null where there is nothing to list. */
  table: { head: readonly string[]; rows: readonly (readonly string[])[] } | null
}

export interface PrivacyNotice {
  brand: string
  language: NoticeLanguage
  title: string
  sections: NoticeSection[]
}
