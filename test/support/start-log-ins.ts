// A collector with two brands whose people log in, and who of them is logged in.
import { startAccess } from './start-access.ts'

export const ana = { email: 'ana@example.com', role: 'analyst', brand: 'acme' }

export async function startLogIns() {
  const access = await startAccess()
  access.addBrand('acme')
  access.addBrand('other')
  /** What a browser with these cookies is answered about itself. */
  const who = async (cookie: string) => (await access.ask('GET', '/session', { cookie })).status
  return { ...access, who }
}
