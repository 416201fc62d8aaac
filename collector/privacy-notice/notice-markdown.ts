// A notice as Markdown (GitHub's tables).
import type { NoticeSection, PrivacyNotice } from './privacy-notice.ts'

export function noticeMarkdown({ title, sections }: PrivacyNotice): string {
  return `${[`# ${inline(title)}`, ...sections.flatMap(sectionLines)].join('\n\n')}\n`
}

function sectionLines({ title, paragraphs, table }: NoticeSection): string[] {
  const lines = table ? [[...table.head], table.head.map(() => '---'), ...table.rows] : []
  const rows = lines.map(
    (cells) => `| ${cells.map((cell) => inline(cell).replaceAll('|', '\\|')).join(' | ')} |`,
  )
  return [`## ${inline(title)}`, ...paragraphs.map(inline), ...(rows.length > 0 ? [rows.join('\n')] : [])]
}

/** A brand's own words (a partner's name) are no markup: nothing in them begins one. */
function inline(text: string): string {
  return text.replace(/[\\`*[\]<>]/g, (sign) => `\\${sign}`)
}
