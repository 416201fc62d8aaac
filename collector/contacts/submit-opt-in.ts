// An opt-in is answered: read, checked, on disk, 202. Whom the address belongs to is looked at only afterwards, by the
// task that is kept here, so the answer and the work before it are the same for every address (S14).
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import { recipients } from '../../sdk/protocol/opt-in.ts'
import type { Voucher } from '../../sdk/protocol/popin.ts'
import type { Brand } from '../brands/brand.ts'
import type { SealedNotes } from '../privacy/sealed-note.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { TaskRunner } from '../tasks/task-runner.ts'
import type { Tasks } from '../tasks/tasks.ts'
import {
  type ParsedSubmission,
  parseSubmission,
  readSubmission,
  type SubmissionError,
} from './parse-submission.ts'
import type { Texts } from './texts.ts'
import { voucherOf } from './voucher.ts'

/** Whoever sends sooner did not read what stands beside the boxes: a program. */
const shortestOpenMs = 1000

export interface SubmissionRequest {
  brand: Brand
  /** The body: bytes of JSON, or what was read from a form. */
  body: Uint8Array | object
  /** A form without a script cannot tell how long it was open. */
  isForm: boolean
  signals: PrivacySignal[]
}

export type SubmissionRefusal =
  | SubmissionError
  /** E5: whatever the address is. */
  | { status: 403; code: 'contacts_off'; message: string }

export type SubmissionResult =
  | {
      ok: true
      /** Of a voucher's popin (C9), to who ticked the box that it comes with; said by the submission alone. */
      voucher: Voucher | null
      /**
       * Whether a yes waits for its address to be confirmed, or may have to: an order's does, unless the brand's server
       * sent that address. Said by the submission alone too.
       */
      awaitsMail: boolean
    }
  | { ok: false; error: SubmissionRefusal }

export type SubmitOptIn = (request: SubmissionRequest) => Promise<SubmissionResult>

export interface SubmitOptions {
  records: RecordStore
  tasks: Tasks
  notes: SealedNotes
  runner: Pick<TaskRunner, 'poke'>
  now: () => number
  texts: Pick<Texts, 'knowsIn' | 'knowsListIn' | 'shownIn'>
  /** The ambassador of a publication or of an order; null when there is none. */
  findAmbassador: (
    tx: RecordTransaction,
    brand: string,
    by: Pick<ParsedSubmission, 'publication' | 'order'>,
  ) => Promise<string | null>
}

export function createSubmitOptIn(options: SubmitOptions): SubmitOptIn {
  const { records, tasks, notes, runner, now, texts } = options

  /** On disk when it resolves. */
  function keep(
    brand: string,
    submission: ParsedSubmission,
    signals: PrivacySignal[],
  ): Promise<{ ok: true } | { ok: false; error: SubmissionError }> {
    return records.transact(brand, async (tx) => {
      const shown = await texts.shownIn(tx, submission.popinVersion)
      const unknown = shown ? await findUnknownText(tx, submission) : 'popin_version'
      if (unknown) return refuse('unknown_text', 'these are no words that this collector knows', unknown)
      const ambassador = (await options.findAmbassador(tx, brand, submission)) ?? submission.ambassador
      if (ambassador === null) return refuse('no_ambassador', 'neither publication nor ambassador is known')
      const { id } = submission
      const content: SettledSubmission = {
        ...withoutGpcBox(submission, signals),
        ambassador,
        noticeVersion: shown?.noticeVersion ?? null,
        signals,
        receivedAt: now(),
      }
      const payload = notes.seal(brand, id, JSON.stringify(content))
      await tasks.add(tx, { id, kind: 'submission', payload })
      return { ok: true }
    })
  }

  /** The place of the first words that nobody was shown: what the ledger says was agreed to must be on record. */
  async function findUnknownText(tx: RecordTransaction, { boxes }: ParsedSubmission): Promise<string | null> {
    for (const to of recipients) {
      const box = boxes[to]
      if (box && !(await texts.knowsIn(tx, box.text, to))) return `boxes.${to}.text`
    }
    const { partners } = boxes
    if (!partners) return null
    const isKnown = partners.list !== undefined && (await texts.knowsListIn(tx, partners.list))
    return isKnown ? null : 'boxes.partners.list'
  }

  return async ({ brand, body, isForm, signals }) => {
    const { name, settings } = brand
    const parsed =
      body instanceof Uint8Array ? parseSubmission(body, settings) : readSubmission(body, settings)
    if (!parsed.ok) return parsed
    if (settings.contacts !== 'on') return { ok: false, error: contactsOff }
    const { submission } = parsed
    if (isDropped(submission, isForm, signals)) return answerTo(submission, brand)
    const kept = await keep(name, submission, signals)
    if (!kept.ok) return kept
    runner.poke(name, 'submission')
    return answerTo(submission, brand)
  }
}

function answerTo(submission: ParsedSubmission, brand: Brand): SubmissionResult {
  const isSent = submission.act === 'sent'
  const isVoucherDue =
    isSent && submission.popin === 'voucher' && submission.boxes.ambassador?.ticked === true
  const hasYes = Object.values(submission.boxes).some((box) => box?.ticked)
  return {
    ok: true,
    voucher: isVoucherDue ? voucherOf(brand.settings) : null,
    awaitsMail:
      isSent && hasYes && submission.popin !== 'external_form' && submission.fields.email !== undefined,
  }
}

/** Programs learn nothing from being dropped. With a signal, only what the person did by an explicit act is kept (E17). */
function isDropped(
  { act, isTrapped, openMs }: ParsedSubmission,
  isForm: boolean,
  signals: PrivacySignal[],
): boolean {
  if (act !== 'sent') return signals.length > 0
  return isTrapped || (!isForm && openMs < shortestOpenMs)
}

/** POPINS 9: with GPC the partners' box does not exist, whatever was sent. */
function withoutGpcBox(submission: ParsedSubmission, signals: PrivacySignal[]): ParsedSubmission {
  if (!signals.includes('gpc')) return submission
  const { partners, ...boxes } = submission.boxes
  return { ...submission, boxes }
}

/** What the task of kind `submission` holds. */
export interface SettledSubmission extends ParsedSubmission {
  ambassador: string
  /** Of the privacy notice that the popin linked to (G4). */
  noticeVersion: string | null
  signals: PrivacySignal[]
  receivedAt: number
}

const contactsOff = {
  status: 403,
  code: 'contacts_off',
  message: 'this brand does not take contacts: its setting contacts is off',
} as const

function refuse(
  code: SubmissionError['code'],
  message: string,
  path?: string,
): { ok: false; error: SubmissionError } {
  return { ok: false, error: { status: 400, code, message, ...(path ? { path } : {}) } }
}
