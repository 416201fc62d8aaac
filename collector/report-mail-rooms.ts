// Everything about reports that are mailed, put together: what plans them and what sends them.
import type { FindReader } from './access/find-reader.ts'
import type { BrandRegistry } from './brands/brand-registry.ts'
import type { Inbox } from './mail/inbox.ts'
import { createMailer } from './mail/mailer.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import { createComposeReportMail } from './report-mail/compose-report-mail.ts'
import { createPlanReportMails, type PlanReportMails } from './report-mail/plan-report-mails.ts'
import { createSendReportMail, type SendReportMailOptions } from './report-mail/send-report-mail.ts'
import type { AnswerNamed } from './reports/answer-named.ts'
import type { ReadSecret } from './settings/read-secret.ts'
import type { RecordStore } from './stores/records.ts'
import type { TaskHandler } from './tasks/task-runner.ts'
import { createTasks } from './tasks/tasks.ts'

export interface ReportMailRooms {
  /** For a timer. */
  planReportMails: PlanReportMails
  /** For the runner of tasks. */
  sendReportMail: TaskHandler
}

export interface ReportMailRoomsOptions {
  records: RecordStore
  brands: BrandRegistry
  keyRing: KeyRing
  findReader: FindReader
  answerNamed: AnswerNamed
  readSecret: ReadSecret
  /** Takes the mails of brands without a server, in the demonstration; null otherwise. */
  inbox: Inbox | null
  now: () => number
  onFailure: SendReportMailOptions['onFailure']
}

export function createReportMailRooms(options: ReportMailRoomsOptions): ReportMailRooms {
  const compose = createComposeReportMail(options.answerNamed)
  return {
    planReportMails: createPlanReportMails({ ...options, tasks: createTasks(options) }),
    sendReportMail: createSendReportMail({ ...options, compose, mailer: createMailer(options) }),
  }
}
