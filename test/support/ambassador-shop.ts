// A brand with ambassadors, its contacts and orders, and the links that open an ambassador's list.
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { startServerApi } from './start-server-api.ts'
import { noon } from './wire-batch.ts'

/** A contact of `lea` who may be written to. */
export const ambassadorForm = { source: 'external_form', ambassador: 'lea', ambassador_opt_in: true }

/** The brand `acme` without any contact. Call it inside a test. */
export async function startAmbassadors(settings: Partial<BrandSettingsInput> = {}) {
  const api = await startServerApi()
  const key = api.addBrand('acme', settings)
  const post = (path: string, body?: object) => api.call('POST', `/api/acme/${path}`, key, body)
  const linkTo = async (ambassador: string, body?: object): Promise<string> => {
    const { link } = await (await post(`ambassadors/${ambassador}/link`, body)).json()
    return link
  }
  const open = (link: string, headers: Record<string, string> = {}) =>
    fetch(new URL(link, api.base), { headers })
  const read = async (link: string) => (await open(link)).text()
  return { ...api, key, post, linkTo, open, read }
}

/** With Ana and Eva, who are `lea`’s contacts, Otto, who is `jonas`’s, and an order of Ana’s. */
export const startAmbassadorShop = async () => {
  const api = await startAmbassadors()
  await api.post('contacts', [
    {
      ...ambassadorForm,
      external_id: 'C-1',
      first_name: 'Ana',
      last_name: 'Silva',
      email: 'ana@example.com',
      message: 'Thank you!\nSee you.',
    },
    {
      ...ambassadorForm,
      external_id: 'C-2',
      first_name: 'Eva',
      email: 'eva@example.com',
      ambassador_opt_in: false,
    },
    {
      ...ambassadorForm,
      external_id: 'C-3',
      first_name: 'Otto',
      email: 'otto@example.com',
      ambassador: 'jonas',
    },
  ])
  await api.post('orders', {
    transaction_id: 'T1',
    value: 1234.5,
    at: noon - 86_400_000,
    items: [{ item_id: 'SKU1', item_name: 'Boots', price: 1234.5 }],
    ambassador: 'lea',
    email: 'ana@example.com',
  })
  return api
}
