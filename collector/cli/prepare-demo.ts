// The demonstration brand: added and seeded when it is not there, its origins set to where it is served.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { addBrand } from '../brands/add-brand.ts'
import type { DataFolder } from '../data-folder.ts'
import { newToken } from '../privacy/token.ts'
import { seedDemonstration } from '../seed/seed-demonstration.ts'
import type { CommandContext } from './context.ts'

/** Two months, so that a month can be compared with the one before it. */
const twoMonths = { days: 60, seed: 'candor', volume: { visitsPerDay: 150 } }

export async function prepareDemo(
  context: CommandContext,
  { brands, keyRing, store }: DataFolder,
): Promise<void> {
  const { port } = context.environment
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`]
  const known = brands.find('demo')
  if (known) return brands.save({ ...known, settings: { ...known.settings, origins } })
  const now = context.now()
  const added = addBrand('demo', { origins }, { brands, keyRing, newToken: () => newToken(randomBytes), now })
  if (!added.ok) return context.fail(added.message)
  const folder = join(context.environment.dataFolder, 'seed')
  await seedDemonstration(added.brand, { brands, store, folder, now, ...twoMonths })
}
