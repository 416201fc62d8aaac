// What still waits to be done about a person who is erased: mails to them, and what they sent that was not read yet.

import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { SealedNotes } from '../privacy/sealed-note.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { Tasks } from '../tasks/tasks.ts'

export interface EndedPerson {
  /** The contacts, by their IDs. */
  contacts: readonly string[]
  /** Normalised addresses, in clear: what waits is sealed. */
  emails: readonly string[]
  /** Their tags, under every pepper that is kept. */
  emailTags: readonly string[]
}

export interface EndTasksOptions {
  tasks: Tasks
  notes: SealedNotes
}

/** Answers how many were ended. */
export type EndTasks = (tx: RecordTransaction, brand: string, person: EndedPerson) => Promise<number>

/** Of a submission, of a request for a link, and of a mail. */
const submissionForm = z.object({ fields: z.object({ email: z.string().optional() }) })
const requestForm = z.object({ email: z.string() })
const mailForm = z.object({ contact: z.string() })

export function createEndTasks({ tasks, notes }: EndTasksOptions): EndTasks {
  /** The address that a waiting task is about, where one can be read. */
  function emailIn(brand: string, id: string, payload: string): string | null {
    const text = notes.open(brand, id, payload)
    const content = text === null ? undefined : parseJson(text)
    const sent =
      submissionForm.safeParse(content).data?.fields.email ?? requestForm.safeParse(content).data?.email
    return sent === undefined ? null : normaliseEmail(sent)
  }

  return async (tx, brand, { contacts, emails, emailTags }) => {
    const waiting = await tx.run('SELECT id, kind, payload FROM tasks WHERE finished_at IS NULL')
    const theirs = waiting.filter(({ id, kind, payload }) => {
      const text = String(payload)
      if (kind === 'mail') return contacts.includes(mailForm.safeParse(parseJson(text)).data?.contact ?? '')
      if (kind !== 'submission' && kind !== 'link_request') return false
      const email = emailIn(brand, String(id), text)
      return email !== null && emails.includes(email)
    })
    for (const { id } of theirs) await tasks.finish(tx, String(id))
    if (emailTags.length > 0)
      await tx.run(
        `UPDATE tasks SET subject = '' WHERE subject IN (${emailTags.map(() => '?').join()})`,
        emailTags,
      )
    return theirs.length
  }
}
