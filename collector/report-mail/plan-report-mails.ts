// Makes a task of each mail that is due, once. What became due while no collector ran is made up for by its latest mail;
// the ones before it are not sent any more.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { ReportMail } from '../settings/report-mail-settings.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Tasks } from '../tasks/tasks.ts'
import { lastDue } from './due-moments.ts'

/** The payload of a task: the schedule by its tag, and the moment that it was due. */
export interface DueMail {
  schedule: string
  due: number
}

/** Every brand's; asked by a timer. A brand whose records cannot be read is told to `onProblem`, and keeps no other back. */
export type PlanReportMails = (onProblem: (error: unknown) => void) => Promise<void>

export interface PlanOptions {
  records: Pick<RecordStore, 'transact'>
  brands: Pick<BrandRegistry, 'readable'>
  keyRing: Pick<KeyRing, 'tagsUnderEveryVersion'>
  tasks: Pick<Tasks, 'add'>
  now: () => number
}

/** Tells a schedule without its address, and by the oldest key, so that a new one makes no new schedule. */
export function scheduleTag(
  keyRing: Pick<KeyRing, 'tagsUnderEveryVersion'>,
  brand: string,
  { to, report, every }: ReportMail,
): string {
  return `${report}-${every}-${keyRing.tagsUnderEveryVersion(brand, 'email', to).at(-1)}`
}

export function createPlanReportMails(options: PlanOptions): PlanReportMails {
  const { records, brands, keyRing, tasks, now } = options

  /** A schedule that is new begins now: it owes nothing for the time before it. */
  async function plan(tx: RecordTransaction, { name, settings }: Brand, mail: ReportMail): Promise<void> {
    const schedule = scheduleTag(keyRing, name, mail)
    const at = now()
    const rows = await tx.run('SELECT planned_until FROM report_mails WHERE schedule = ?', [schedule])
    const until = rows[0] ? Number(rows[0].planned_until) : at
    const due = lastDue(mail.every, settings.timeZone, at)
    if (rows[0] && due <= until) return
    await tx.run(
      `INSERT INTO report_mails (schedule, planned_until) VALUES (?, ?)
      ON CONFLICT (schedule) DO UPDATE SET planned_until = excluded.planned_until`,
      [schedule, Math.max(due, until)],
    )
    if (due <= until) return
    const payload: DueMail = { schedule, due }
    const id = `report-${schedule}-${due}`
    await tasks.add(tx, { id, kind: 'report_mail', payload: JSON.stringify(payload) })
  }

  /** A schedule that was taken out of the settings, and comes back, is new. */
  async function forgetOthers(tx: RecordTransaction, { name, settings }: Brand): Promise<void> {
    const kept = settings.reports.mail.map((mail) => scheduleTag(keyRing, name, mail))
    const rows = await tx.run('SELECT schedule FROM report_mails')
    for (const { schedule } of rows)
      if (!kept.includes(String(schedule)))
        await tx.run('DELETE FROM report_mails WHERE schedule = ?', [String(schedule)])
  }

  const planAll = (brand: Brand) =>
    records.transact(brand.name, async (tx) => {
      await forgetOthers(tx, brand)
      for (const mail of brand.settings.reports.mail) await plan(tx, brand, mail)
    })

  return async (onProblem) => {
    for (const brand of brands.readable()) await planAll(brand).catch(onProblem)
  }
}
