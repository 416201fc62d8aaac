// The demonstration brand: added and seeded when it is not there, its addresses set to where it is served, the blog's
// publications registered, so that every popin can be walked to its mail and back.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { roles } from '../access/caller.ts'
import { createAccess } from '../access/create-access.ts'
import { createReportLink } from '../access/report-link.ts'
import { addBrand } from '../brands/add-brand.ts'
import type { DataFolder } from '../data-folder.ts'
import { newToken } from '../privacy/token.ts'
import { createPublications } from '../publications/publications.ts'
import { seedDemonstration } from '../seed/seed-demonstration.ts'
import type { CommandContext } from './context.ts'

/** Two months, so that a month can be compared with the one before it. */
const twoMonths = { days: 60, seed: 'candor', volume: { visitsPerDay: 150 } }

/** The example blog's articles: Léa's, and one by her guest. */
const publications = [
  { id: 'P101', ambassador: 'lea', alias: 'Léa' },
  { id: 'P102', ambassador: 'lea', alias: 'Léa' },
  { id: 'P103', ambassador: 'lea', alias: 'Léa' },
  { id: 'P104', ambassador: 'jonas', alias: 'Jonas' },
  { id: 'P105', ambassador: 'lea', alias: 'Léa' },
]

/** Who logs in at the demonstration. */
const demoPerson = 'demo@example.com'

/** The ways in, as paths that the collector knows at once. */
export interface DemoPaths {
  reports: string
  /** A one-time link, until a password was chosen. */
  logIn: string
}

export async function prepareDemo(context: CommandContext, folder: DataFolder): Promise<DemoPaths> {
  const { brands, keyRing, store } = folder
  const { port } = context.environment
  const places = {
    origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
    publicUrl: `http://localhost:${port}/`,
    contacts: 'on' as const,
    // Whoever tries the shop finds their own walk in the reports.
    reports: { smallestGroup: 1 },
  }
  const known = brands.find('demo')
  if (known) {
    const reports = { ...known.settings.reports, ...places.reports }
    brands.save({ ...known, settings: { ...known.settings, ...places, reports } })
  } else {
    const now = context.now()
    const input = { ...places, controller: 'Cairn & Moss' }
    const added = addBrand('demo', input, { brands, keyRing, newToken: () => newToken(randomBytes), now })
    if (!added.ok) return context.fail(added.message)
    const seedFolder = join(context.environment.dataFolder, 'seed')
    const answers = { records: folder.records, keyRing, signer: folder.ledgerKeys.signer }
    const target = { brands, store, answers, folder: seedFolder }
    await seedDemonstration(added.brand, { ...target, now, ...twoMonths })
  }
  await registerPublications(context, folder)
  return { reports: reportsPath(context, folder), logIn: await inviteDemoPerson(context, folder) }
}

function reportsPath({ now, fail }: CommandContext, { brands, keyRing }: DataFolder): string {
  const brand = brands.find('demo')
  if (!brand) return fail('the demonstration has no brand')
  return createReportLink(brand, {
    brands,
    keyRing,
    newToken: () => newToken(randomBytes),
    now: now(),
    base: '',
  })
}

async function inviteDemoPerson({ now }: CommandContext, { records, keyRing }: DataFolder): Promise<string> {
  const { users } = createAccess({ records, keyRing, random: randomBytes, newId: () => ulid(now()), now })
  const wanted = { email: demoPerson, role: 'brand_admin', brand: 'demo', ambassador: null } as const
  const invited = await users.invite(wanted, { person: null, grantable: roles })
  return invited.ok && invited.token !== null ? `/invitation/${invited.token}` : '/login'
}

async function registerPublications({ now }: CommandContext, { records }: DataFolder): Promise<void> {
  const register = createPublications({ records, now, random: randomBytes }).register
  await records.transact('demo', async (tx) => {
    for (const publication of publications) await register(tx, { ...publication, picture: null, url: null })
  })
}
