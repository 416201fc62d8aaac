// Ana, who joined at noon of 2026-11-21 and is remembered by her browser, and an invitation of hers that nobody took: without
// a socket, and the clock moves only when a test moves it.
import { createAccessRooms } from '../../collector/access-rooms.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { cheapPassword } from './start-test-collector.ts'
import { startTestRooms } from './start-test-rooms.ts'

const held = { session: null, remembered: null }
const password = 'four words in a row'

/** At the brand `acme` with these settings. */
export async function startRemembered(settings: Partial<BrandSettingsInput> = {}) {
  const rooms = await startTestRooms({ addRoutes: () => {} })
  rooms.addBrand('acme', settings)
  const now = () => rooms.clock.now
  const parts = { ...rooms, readSecret: () => null, inbox: null, now }
  const access = createAccessRooms({ ...parts, passwordCost: cheapPassword })
  const invite = async (email: string, person: string | null) => {
    const wanted = { email, role: 'analyst', brand: 'acme', ambassador: null } as const
    const invited = await access.users.invite(wanted, { person, grantable: ['analyst'] })
    if (!invited.ok || invited.token === null) throw new Error('not invited')
    return invited.token
  }
  const token = await invite('ana@example.com', null)
  const joined = await access.joining.accept({ token, password, address: '', held })
  if (!joined.ok) throw new Error(joined.reason)
  await invite('eva@example.com', joined.opened.person)
  const logIn = { user: 'ana@example.com', password, remember: true, address: '', held }
  const opened = await access.logIn.logIn(logIn)
  if (!opened.ok) throw new Error(opened.reason)
  return { ...rooms, access }
}
