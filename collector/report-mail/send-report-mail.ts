// The task of kind `report_mail`: looks who is to get it, asks the report, sends. A process that ends between the server's
// yes and the task's end sends it again, under the same Message-ID.
import type { FindReader } from '../access/find-reader.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { SendRefusal } from '../mail/mail.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { ReportMail } from '../settings/report-mail-settings.ts'
import type { TaskHandler, TaskOutcome } from '../tasks/task-runner.ts'
import type { ComposeReportMail } from './compose-report-mail.ts'
import { daysBefore } from './due-moments.ts'
import { type DueMail, scheduleTag } from './plan-report-mails.ts'

export interface SendReportMailOptions {
  brands: Pick<BrandRegistry, 'find'>
  keyRing: Pick<KeyRing, 'tagsUnderEveryVersion'>
  findReader: FindReader
  compose: ComposeReportMail
  mailer: Mailer
  now: () => number
  /** Told why a mail was not sent; never an address. */
  onFailure: (reason: string, brand: string) => void
}

/** A report that could not go for so long is not news any more. */
const givenUpAfterMs = 2 * 86_400_000
const forGood: readonly SendRefusal[] = ['refused', 'unsafe_header']

export function createSendReportMail(options: SendReportMailOptions): TaskHandler {
  const { brands, keyRing, findReader, compose, mailer, now, onFailure } = options

  function fail({ name }: Brand, reason: string, outcome: TaskOutcome): TaskOutcome {
    onFailure(reason, name)
    return outcome
  }

  async function send(brand: Brand, mail: ReportMail, { schedule, due }: DueMail): Promise<TaskOutcome> {
    const { publicUrl, timeZone } = brand.settings
    const to = await findReader(brand.name, mail.to)
    if (to === null) return fail(brand, 'no_reader', 'finish')
    if (publicUrl === undefined) return fail(brand, 'no_public_url', 'retry')
    const base = new URL(publicUrl)
    const period = daysBefore(mail.every, timeZone, due)
    const words = await compose(brand, { report: mail.report, period, base })
    // The same for every attempt at one due moment, and for no other mail.
    const messageId = `<${mail.every}-${due}-${schedule.slice(-24)}@${base.hostname.replace(/[^\w.-]/g, '')}>`
    const sent = await mailer.send(brand, { ...words, to, unsubscribe: null, messageId })
    if (sent.ok) return 'finish'
    return fail(brand, sent.reason, forGood.includes(sent.reason) ? 'finish' : 'retry')
  }

  return async (name, task) => {
    const brand = brands.find(name)
    const dueMail: DueMail = JSON.parse(task.payload)
    // Taken out of the settings since: not wanted any more.
    const mail = brand?.settings.reports.mail.find(
      (each) => scheduleTag(keyRing, name, each) === dueMail.schedule,
    )
    if (!brand || !mail || now() - task.createdAt > givenUpAfterMs) return 'finish'
    return send(brand, mail, dueMail)
  }
}
