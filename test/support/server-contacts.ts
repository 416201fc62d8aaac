// Contacts as the brand's server sends them, and what the collector has of them.
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import type { RecordTransaction } from '../../collector/stores/records.ts'
import { startServerApi } from './start-server-api.ts'

/** From a list of the brand’s. */
export const ana = { external_id: 'C-1', source: 'imported', ambassador: 'lea', email: 'ana@example.com' }

/** The brand `acme` and its server. Call it inside a test. */
export async function startServerContacts(settings: Partial<BrandSettingsInput> = {}) {
  const api = await startServerApi()
  const key = api.addBrand('acme', settings)
  const send = (body: object | string) => api.call('POST', '/api/acme/contacts', key, body)
  const remove = (id: string) => api.call('DELETE', `/api/acme/contacts/${encodeURIComponent(id)}`, key)
  const suppress = (body: object) => api.call('POST', '/api/acme/suppressions', key, body)
  const ofAna = () => api.storedContacts('acme', 'ana@example.com')
  const optIns = async () => (await ofAna()).map((contact) => Object.values(contact.optIns))
  const inBrand = <Result>(work: (tx: RecordTransaction) => Promise<Result>) =>
    api.records.transact('acme', work)
  const ledgerOf = (id: string) => api.records.transact('acme', (tx) => api.ledger.entriesOf(tx, 'acme', id))
  const historyOf = (id: string) => api.records.transact('acme', (tx) => api.contacts.history(tx, 'acme', id))
  return { ...api, key, send, remove, suppress, ofAna, optIns, inBrand, ledgerOf, historyOf }
}

/** What the brand says that the person answered. */
export const answers = (ambassador?: boolean, brand?: boolean, partners?: boolean) => ({
  ambassador_opt_in: ambassador,
  brand_opt_in: brand,
  partners_opt_in: partners,
})
