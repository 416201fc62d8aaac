// In whose words a page speaks, and whose privacy notice it ends with (G3): a brand's, or nobody's where none is named.
import type { Brand } from '../brands/brand.ts'
import { neutralWording, type Wording, wordingOf } from '../contacts/brand-wording.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import { noticeUrl } from '../settings/notice-url.ts'
import type { PageOptions } from './page.ts'

export interface PageVoice {
  wording: Wording
  notice: PageOptions['notice']
}

/** `brand`: null for a page whose address names none. `languages`: those asked for, best first. */
export function voiceOf(brand: Brand | null, languages: readonly string[]): PageVoice {
  if (!brand) return { wording: neutralWording(...languages), notice: null }
  const wording = wordingOf(brand, ...languages)
  return { wording, notice: noticeLink(brand.settings, wording) }
}

/** The link that every page of a brand ends with. */
export function noticeLink(settings: BrandSettings, wording: Wording): { url: string; text: string } {
  return { url: noticeUrl(settings), text: wording.say('popin.privacy') }
}
