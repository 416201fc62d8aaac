// A notice in the format that was asked for.
import { noticeHtml } from './notice-html.ts'
import { noticeMarkdown } from './notice-markdown.ts'
import type { PrivacyNotice } from './privacy-notice.ts'

export const noticeFormats = {
  md: { type: 'text/markdown; charset=utf-8', render: noticeMarkdown },
  html: { type: 'text/html; charset=utf-8', render: noticeHtml },
  json: { type: 'application/json', render: (notice) => `${JSON.stringify(notice, null, 1)}\n` },
} as const satisfies Record<string, { type: string; render: (notice: PrivacyNotice) => string }>

export type NoticeFormat = keyof typeof noticeFormats

export function noticeFormat(name: string): NoticeFormat | null {
  return name === 'md' || name === 'html' || name === 'json' ? name : null
}
