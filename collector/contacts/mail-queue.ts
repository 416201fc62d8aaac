// Mails that wait to be sent, as tasks: which mail, about which contact. No address and no token stands in one: both
// are looked up, or made, when it is sent.
import type { KeyRing } from '../privacy/key-ring.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { Tasks } from '../tasks/tasks.ts'

/**
 * `confirm`: asks for the button of one ask. `own_page`: brings the link to the person's own page; `data_copy` too, where
 * a copy of their data was asked for. `new_email`: goes to a new address, and asks for the button that puts it in force.
 */
export type MailRequest = { contact: string; language: string } & (
  | { about: 'confirm'; ask: string }
  | { about: 'own_page' | 'data_copy' }
  | { about: 'new_email'; change: string }
)

export interface MailQueue {
  /** False, and nothing is added, when enough mails to this address wait already. */
  add(tx: RecordTransaction, brand: string, email: string, mail: MailRequest): Promise<boolean>
  hasRoom(tx: RecordTransaction, brand: string, email: string): Promise<boolean>
}

/** What may be sent to one address in a day: more would only wait for another. */
const mostWaiting = 3

export interface MailQueueOptions {
  tasks: Tasks
  keyRing: KeyRing
  newId: () => string
}

export function createMailQueue({ tasks, keyRing, newId }: MailQueueOptions): MailQueue {
  const tagOf = (brand: string, email: string) => keyRing.tag(brand, 'email', normaliseEmail(email) ?? '')

  async function hasRoom(tx: RecordTransaction, brand: string, email: string): Promise<boolean> {
    return (await tasks.waiting(tx, 'mail', tagOf(brand, email))) < mostWaiting
  }

  return {
    hasRoom,
    async add(tx, brand, email, mail) {
      if (!(await hasRoom(tx, brand, email))) return false
      const payload = JSON.stringify(mail)
      return tasks.add(tx, { id: newId(), kind: 'mail', subject: tagOf(brand, email), payload })
    },
  }
}
