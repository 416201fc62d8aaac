// The person's own page (POPINS 12): every consent that stands under their address in this brand, each with a switch.
// The link proves that the address is theirs, so that it shows what all ambassadors of the brand have.
import type { Recipient } from '../../sdk/protocol/opt-in.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { TaskRunner } from '../tasks/task-runner.ts'
import { findAlias } from './ambassador-alias.ts'
import type { Contact } from './contact.ts'
import type { ContactLinks } from './contact-links.ts'
import type { Contacts } from './contacts.ts'
import { createFindOwner, type Owner } from './find-owner.ts'
import type { GrantConsent } from './grant-consent.ts'
import { createOpenLink } from './open-link.ts'
import type { Withdrawals } from './withdraw.ts'
import { yesesOf } from './yeses.ts'

/** A consent towards one ambassador, the brand or its partners. */
export interface OwnConsent {
  /** The name of its switch. */
  id: string
  recipient: Recipient
  /** The ambassador's name; null where none is known, and for the other two. */
  alias: string | null
  isOn: boolean
  /** Since when it is as it is, milliseconds since 1970. */
  since: number | null
}

export interface OwnPage {
  brand: Brand
  /** The contact that the link was made for. */
  contact: string
  consents: OwnConsent[]
}

export interface OwnPages {
  /** Null when the token is no good. Changes nothing. */
  look(token: string): Promise<OwnPage | null>
  /** Sets each switch that is shown: those whose `id` is named are on, all others off. `languages`: the page's, best first. */
  save(token: string, on: ReadonlySet<string>, languages: readonly string[]): Promise<OwnPage | null>
  stopAll(token: string): Promise<OwnPage | null>
}

export interface OwnPageOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  contacts: Contacts
  links: ContactLinks
  withdrawals: Withdrawals
  grant: GrantConsent
  runner: Pick<TaskRunner, 'poke'>
}

const stopByPerson = { scope: 'brand', reason: 'global_optout', by: 'person' } as const

export function createOwnPages(options: OwnPageOptions): OwnPages {
  const { withdrawals, grant, runner } = options

  const openLink = createOpenLink(options)
  const findOwner = createFindOwner(options)

  function onOwner(
    token: string,
    act: (tx: RecordTransaction, owner: Owner) => Promise<void>,
  ): Promise<OwnPage | null> {
    return openLink('own_page', token, async (tx, brand, link) => {
      const owner = await findOwner(tx, brand, link.contact)
      if (!owner) return null
      await act(tx, owner)
      const after = await findOwner(tx, brand, link.contact)
      return after && pageOf(tx, after)
    })
  }

  async function save(
    tx: RecordTransaction,
    { brand, contacts: own }: Owner,
    on: ReadonlySet<string>,
    languages: readonly string[],
  ): Promise<void> {
    const isWanted = (contact: Contact, to: Recipient) => on.has(switchOf(contact, to))
    for (const contact of own) {
      const ended = yesesOf(contact.optIns).filter((to) => !isWanted(contact, to))
      if (ended.length > 0) await withdrawals.end(tx, brand.name, contact, ended, 'person')
    }
    for (const { contact, recipient } of switchesOf(own)) {
      const isOn = yesesOf(contact.optIns).includes(recipient)
      const isOnByAnother = own.some((one) => isShared(recipient) && yesesOf(one.optIns).includes(recipient))
      if (isWanted(contact, recipient) && !isOn && !isOnByAnother)
        await grant(tx, { brand, contact: contact.id, recipient, languages })
    }
  }

  return {
    look: (token) => onOwner(token, async () => {}),
    async save(token, on, languages) {
      const page = await onOwner(token, (tx, owner) => save(tx, owner, on, languages))
      if (page) runner.poke(page.brand.name, 'webhook')
      return page
    },
    async stopAll(token) {
      const page = await onOwner(token, (tx, { brand, contacts: [contact] }) =>
        withdrawals.stopAll(tx, brand.name, contact, stopByPerson),
      )
      if (page) runner.poke(page.brand.name, 'webhook')
      return page
    },
  }
}

/** The brand and its partners have one switch each, however many ambassadors know the person. */
function isShared(recipient: Recipient): boolean {
  return recipient !== 'ambassador'
}

function switchOf({ id }: Contact, recipient: Recipient): string {
  return isShared(recipient) ? recipient : id
}

/** The switches, each with the contact that a new yes is written to. */
function switchesOf([first, ...others]: Owner['contacts']): { contact: Contact; recipient: Recipient }[] {
  const ofAmbassadors = [first, ...others].map((contact) => ({ contact, recipient: 'ambassador' as const }))
  return [...ofAmbassadors, { contact: first, recipient: 'brand' }, { contact: first, recipient: 'partners' }]
}

async function pageOf(tx: RecordTransaction, { brand, contacts }: Owner): Promise<OwnPage> {
  const consents: OwnConsent[] = []
  for (const { contact, recipient } of switchesOf(contacts)) {
    const among = isShared(recipient) ? contacts : [contact]
    const yes = among.find(({ optIns }) => yesesOf(optIns).includes(recipient))
    // A brand without partners asks nobody about them.
    if (recipient === 'partners' && !yes && !brand.settings.popins.partners) continue
    consents.push({
      id: switchOf(contact, recipient),
      recipient,
      alias: isShared(recipient) ? null : await findAlias(tx, contact.ambassador),
      isOn: yes !== undefined,
      since: sinceOf(yes ?? contact, recipient),
    })
  }
  return { brand, contact: contacts[0].id, consents }
}

function sinceOf({ ambassadorAt, brandAt, partnersAt }: Contact, recipient: Recipient): number | null {
  return { ambassador: ambassadorAt, brand: brandAt, partners: partnersAt }[recipient]
}
