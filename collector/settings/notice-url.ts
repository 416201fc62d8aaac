// Where a brand's privacy notice stands: every popin, page and mail links to it (G3).
import type { BrandSettings } from './brand-settings.ts'

/** The named notice, else `/privacy` on the brand's first origin. */
export function noticeUrl({
  privacyNoticeUrl,
  origins,
}: Pick<BrandSettings, 'privacyNoticeUrl' | 'origins'>): string {
  return privacyNoticeUrl ?? `${origins[0] ?? ''}/privacy`
}
