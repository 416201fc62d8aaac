// The brand's `reports.mail` setting: which report goes to whom, and how often.
import { z } from 'zod'
import { reportNames } from '../reports/report-names.ts'

/** What happens right now is no news in a mail. */
export const mailedReports = [...reportNames, 'consent', 'quality'] as const
export type MailedReportName = (typeof mailedReports)[number]

const mailRhythms = ['day', 'week', 'month'] as const
export type MailRhythm = (typeof mailRhythms)[number]

export const reportMailSchema = z.strictObject({
  to: z
    .string()
    .min(1)
    .max(254)
    .describe(
      'One of the brand’s people who may take reports away: an e-mail address or the person’s ID. Nobody else gets it.',
    ),
  report: z.enum(mailedReports).describe('The name of a report.'),
  every: z
    .enum(mailRhythms)
    .describe(
      'At 07:00 of the brand’s zone: `day` about yesterday, `week` on Mondays about the last week, `month` on the first about the last month.',
    ),
})
export type ReportMail = z.infer<typeof reportMailSchema>
