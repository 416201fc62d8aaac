// Everything about contacts, put together: what popins ask and say, what becomes of an answer, what the brand's server
// and its ambassadors see. Each part is what some routes take.
import { randomBytes, randomUUID } from 'node:crypto'
import type { BrandRegistry } from './brands/brand-registry.ts'
import { type Asks, createAsks } from './contacts/asks.ts'
import { type ContactLinks, createContactLinks } from './contacts/contact-links.ts'
import type { Contacts } from './contacts/contacts.ts'
import { createContacts } from './contacts/create-contacts.ts'
import { createServerRooms, type ServerRooms } from './contacts/from-server/server-rooms.ts'
import type { KeepServerEvent } from './contacts/from-server/tell-events.ts'
import { type AnswerPopin, createAnswerPopin } from './contacts/popin-answer.ts'
import { createSuppressions, type Suppressions } from './contacts/suppressions.ts'
import { createTexts, type Texts } from './contacts/texts.ts'
import { createWithdrawals, type Withdrawals } from './contacts/withdraw.ts'
import { createLedger, type Ledger } from './ledger/ledger.ts'
import type { LedgerSigner } from './ledger/ledger-keys.ts'
import type { Inbox } from './mail/inbox.ts'
import { createMailer } from './mail/mailer.ts'
import { createOptInWay, type OptInWay, type OptInWayOptions } from './opt-in-way.ts'
import { createContactKeys } from './privacy/contact-keys.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import { createSealedNotes, type SealedNotes } from './privacy/sealed-note.ts'
import { createEmailChanges, type EmailChanges } from './rights/email-changes.ts'
import { type AnswerForm, createAnswerForm } from './routes/opt-in-form.ts'
import type { ReadSecret } from './settings/read-secret.ts'
import type { RecordStore } from './stores/records.ts'
import { createTasks, type Tasks } from './tasks/tasks.ts'

export interface ContactRooms extends ServerRooms, OptInWay {
  records: RecordStore
  contacts: Contacts
  ledger: Ledger
  suppressions: Suppressions
  texts: Texts
  withdrawals: Withdrawals
  asks: Asks
  links: ContactLinks
  notes: SealedNotes
  tasks: Tasks
  emailChanges: EmailChanges
  answerPopin: AnswerPopin
  answerForm: AnswerForm
}

export interface ContactRoomsOptions {
  records: RecordStore
  brands: BrandRegistry
  keyRing: KeyRing
  /** The ledger's newest key. */
  signer: LedgerSigner
  readSecret: ReadSecret
  /** Takes the mails of brands without a server, in the demonstration; null otherwise. */
  inbox: Inbox | null
  keepServerEvent: KeepServerEvent
  sendReportMail: OptInWayOptions['sendReportMail']
  now: () => number
  onProblem: OptInWayOptions['onProblem']
}

export function createContactRooms(options: ContactRoomsOptions): ContactRooms {
  const { records, brands, keyRing, signer, now } = options
  const random = randomBytes
  const contactKeys = createContactKeys({ keyRing, random })
  const contacts = createContacts({ keyRing, contactKeys, brands, now, newId: randomUUID })
  const ledger = createLedger({ keyRing, signer, now })
  const suppressions = createSuppressions({ store: records, keyRing, now })
  const texts = createTexts({ records, now })
  const tasks = createTasks({ now })
  const notes = createSealedNotes(contactKeys)
  const asks = createAsks({ notes, now })
  const links = createContactLinks({ keyRing, random, now })
  const emailChanges = createEmailChanges({ notes, now })
  const kept = { contacts, ledger, suppressions, texts, tasks, notes, asks, links, emailChanges }
  const withdrawals = createWithdrawals({ ...kept, newId: randomUUID, now })
  const shared = { ...options, ...kept, withdrawals, random, newId: randomUUID }
  const rooms = createServerRooms(shared)
  const answerPopin = createAnswerPopin({ texts, findPublication: findNamed(rooms.publications) })
  const way = createOptInWay({ ...shared, ...rooms, mailer: createMailer(options) })
  const answerForm = createAnswerForm({ submitOptIn: way.submitOptIn, answerPopin, newId: randomUUID })
  return {
    records,
    contacts,
    ledger,
    suppressions,
    texts,
    withdrawals,
    asks,
    links,
    notes,
    tasks,
    emailChanges,
    ...rooms,
    ...way,
    answerPopin,
    answerForm,
  }
}

/** Of an ambassador who was erased nobody is shown a name, so nobody is asked in it. */
function findNamed({ find }: Pick<ServerRooms['publications'], 'find'>): typeof find {
  return async (brand, id) => {
    const found = await find(brand, id)
    return found && found.alias !== '' ? found : null
  }
}
