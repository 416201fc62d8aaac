// The rights of the person on their own page (G1): what is kept, a copy, corrections, restriction, objection, erasure. The
// mailed link proves whose address it is; each act is of everything that stands under that address in the brand.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Contact } from '../contacts/contact.ts'
import type { ContactLinks } from '../contacts/contact-links.ts'
import type { Contacts } from '../contacts/contacts.ts'
import { createFindOwner, type Owner } from '../contacts/find-owner.ts'
import { createOpenLink } from '../contacts/open-link.ts'
import { isShownToBrand } from '../contacts/withdraw.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { TaskRunner } from '../tasks/task-runner.ts'
import { byPerson } from './by-person.ts'
import type { ChangeEmail } from './change-email.ts'
import type { Correction, CorrectPerson } from './correct-person.ts'
import type { Gather } from './gather.ts'
import { dropObjection, keepObjection, objectedSince } from './objections.ts'
import type { PersonalData } from './personal-data.ts'
import type { Right, RightsRequest, RightsRequests } from './requests.ts'
import type { Restrictions } from './restrictions.ts'
import type { TellBrand } from './tell-brand.ts'

/** What the page shows beside the consents. */
export interface OwnRecord {
  brand: Brand
  /** As they are kept; of two ambassadors who were told different things, what the link's was told. */
  fields: Contact['fields']
  /** Milliseconds since 1970; null: it is not. */
  restrictedSince: number | null
  objectsSince: number | null
  /** The newest first. */
  requests: RightsRequest[]
}

export type CorrectedRecord =
  | { ok: true; record: OwnRecord; awaitsMail: boolean }
  /** `field`: which one is wrong; null: nothing would be left. */
  | { ok: false; record: OwnRecord; field: string | null }

export type OwnAct = 'restrict' | 'lift' | 'object' | 'allow'

/** Null, for every one of these: the token is no good. */
export interface OwnRights {
  /** Changes nothing. */
  look(token: string): Promise<OwnRecord | null>
  /** Everything that is kept; counts as a request that is answered. */
  copy(token: string): Promise<{ brand: Brand; data: PersonalData } | null>
  /** `email`: a new one is mailed to before it counts. `language`: the mail's. */
  correct(
    token: string,
    correction: Correction & { email?: string | undefined },
    language: string,
  ): Promise<CorrectedRecord | null>
  act(token: string, act: OwnAct): Promise<OwnRecord | null>
  /** That they object to being written to: the request alone, `OwnPages.stopAll` does it. */
  noteStop(token: string): Promise<void>
}

export interface OwnRightsOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  contacts: Contacts
  links: ContactLinks
  requests: RightsRequests
  restrictions: Restrictions
  correctPerson: CorrectPerson
  changeEmail: ChangeEmail
  gather: Gather
  tellBrand: TellBrand
  runner: Pick<TaskRunner, 'poke'>
  now: () => number
}

/** Gives a transaction up with the reason why. */
class Refused extends Error {
  constructor(readonly field: string | null) {
    super('refused')
  }
}

export function createOwnRights(options: OwnRightsOptions): OwnRights {
  const { requests, restrictions, correctPerson, tellBrand, runner, now } = options
  const openLink = createOpenLink(options)
  const findOwner = createFindOwner(options)

  function onOwner<Result>(
    token: string,
    act: (tx: RecordTransaction, owner: Owner) => Promise<Result>,
  ): Promise<Result | null> {
    return openLink('own_page', token, async (tx, brand, link) => {
      const owner = await findOwner(tx, brand, link.contact)
      return owner && act(tx, owner)
    })
  }

  async function ask(tx: RecordTransaction, owner: Owner, right: Right): Promise<RightsRequest> {
    const { brand, contacts } = owner
    const isShown = everything(owner).some(({ optIns }) => isShownToBrand(optIns))
    return requests.ask(tx, brand, { right, contact: contacts[0].id, by: byPerson, isShown })
  }

  async function askAndSettle(tx: RecordTransaction, owner: Owner, right: Right): Promise<void> {
    await requests.settle(tx, (await ask(tx, owner, right)).id, 'answered')
  }

  async function recordOf(tx: RecordTransaction, { brand, contacts: [first] }: Owner): Promise<OwnRecord> {
    const owner = await findOwner(tx, brand, first.id)
    if (!owner) throw new Error('A contact went within the transaction that looks at it')
    const own = everything(owner)
    const ids = own.map(({ id }) => id)
    return {
      brand,
      fields: fieldsOf(own),
      restrictedSince: own.find(({ restrictedAt }) => restrictedAt !== null)?.restrictedAt ?? null,
      objectsSince: await objectedSince(tx, ids, 'profiling'),
      requests: await requests.ofContacts(tx, ids),
    }
  }

  const acts: Record<OwnAct, (tx: RecordTransaction, owner: Owner) => Promise<void>> = {
    async restrict(tx, owner) {
      const restricted = await restrictions.restrict(tx, everything(owner), byPerson)
      if (restricted.length === 0) return
      await askAndSettle(tx, owner, 'restriction')
      await tellBrand(tx, owner.brand.name, 'contact.restricted', restricted, byPerson)
    },
    async lift(tx, owner) {
      const lifted = await restrictions.lift(tx, everything(owner), byPerson)
      if (lifted.length === 0) return
      await askAndSettle(tx, owner, 'lifting')
      await tellBrand(tx, owner.brand.name, 'contact.unrestricted', lifted, byPerson)
    },
    async object(tx, owner) {
      const own = everything(owner)
      await keepObjection(tx, own.map(idOf), 'profiling', now())
      await askAndSettle(tx, owner, 'objection')
      await tellBrand(tx, owner.brand.name, 'contact.objected', own, byPerson)
    },
    allow: (tx, owner) => dropObjection(tx, everything(owner).map(idOf), 'profiling'),
  }

  async function correct(
    tx: RecordTransaction,
    owner: Owner,
    { email, ...correction }: Correction & { email?: string | undefined },
    language: string,
  ): Promise<CorrectedRecord> {
    const { brand, contacts: own } = owner
    const corrected = await correctPerson(tx, brand, own, correction, byPerson)
    if (!corrected.ok) throw new Refused(corrected.field)
    const request = await ask(tx, owner, 'rectification')
    const isNew = email !== undefined && email.trim() !== own[0].fields.email
    const change = { contact: own[0], request: request.id, email: email ?? '', language }
    if (isNew && !(await options.changeEmail.begin(tx, brand, change))) throw new Refused('email')
    if (!isNew) await requests.settle(tx, request.id, 'answered')
    await tellBrand(tx, brand.name, 'contact.corrected', corrected.contacts, byPerson)
    return { ok: true, record: await recordOf(tx, owner), awaitsMail: isNew }
  }

  const look = (token: string) => onOwner(token, recordOf)

  return {
    look,
    async copy(token) {
      const owner = await onOwner(token, async (tx, found) => {
        await askAndSettle(tx, found, 'access')
        return found
      })
      return owner && { brand: owner.brand, data: await options.gather(owner.brand, everything(owner)) }
    },
    async correct(token, correction, language) {
      try {
        const done = await onOwner(token, (tx, owner) => correct(tx, owner, correction, language))
        if (done) for (const kind of ['mail', 'webhook'] as const) runner.poke(done.record.brand.name, kind)
        return done
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const record = await look(token)
        return record && { ok: false, record, field: error.field }
      }
    },
    async act(token, act) {
      const record = await onOwner(token, async (tx, owner) => {
        await acts[act](tx, owner)
        return recordOf(tx, owner)
      })
      if (record) runner.poke(record.brand.name, 'webhook')
      return record
    },
    async noteStop(token) {
      await onOwner(token, (tx, owner) => askAndSettle(tx, owner, 'objection'))
    },
  }
}

const idOf = ({ id }: Contact) => id

/** What is theirs by the address, agreed to or not. */
export function everything({ contacts, unconfirmed }: Owner): Contact[] {
  return [...contacts, ...unconfirmed]
}

/** What the first contact does not hold, another one may. */
function fieldsOf(own: readonly Contact[]): Contact['fields'] {
  const known = [...own].reverse().map(({ fields }) => fields)
  const plain = Object.assign({}, ...known.map(({ custom: _, ...rest }) => rest))
  const custom = Object.assign({}, ...known.map((fields) => fields.custom ?? {}))
  return Object.keys(custom).length > 0 ? { ...plain, custom } : plain
}
