// `candor privacy-notice`: what a brand's privacy notice can say of this product, from its running settings, with the
// self-assessment for the exemption of audience measurement.
import { defineCommand } from 'citty'
import { composeNotice, noticeLanguage } from '../privacy-notice/compose-notice.ts'
import { noticeLanguages } from '../privacy-notice/privacy-notice.ts'
import { noticeFormat, noticeFormats } from '../privacy-notice/render-notice.ts'
import { brandNamed } from './brand-named.ts'
import type { CommandContext } from './context.ts'

export const privacyNotice = (context: CommandContext) =>
  defineCommand({
    meta: {
      name: 'privacy-notice',
      description: 'Print what a brand’s settings keep of people, and how long',
    },
    args: {
      brand: { type: 'string', description: 'The brand; default: the only one' },
      language: { type: 'string', description: `${noticeLanguages.join(' or ')}; default: the brand’s` },
      format: { type: 'string', default: 'md', description: Object.keys(noticeFormats).join(', ') },
    },
    run({ args }) {
      const format = noticeFormat(args.format)
      if (!format) return context.fail(`--format: one of ${Object.keys(noticeFormats).join(', ')}`)
      const { language } = args
      if (language !== undefined && !noticeLanguages.some((known) => known === language))
        return context.fail(`--language: one of ${noticeLanguages.join(', ')}`)
      const brand = brandNamed(args.brand, context)
      const notice = composeNotice(brand, noticeLanguage(language, brand.settings))
      context.print(noticeFormats[format].render(notice).trimEnd())
    },
  })
