// The popins' answers and their plain pages on a real port, over records in memory: brands and publications as a test
// gives them.
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import type { Brand } from '../../collector/brands/brand.ts'
import type { BrandRegistry } from '../../collector/brands/brand-registry.ts'
import { createAnswerPopin, type ShownAmbassador } from '../../collector/contacts/popin-answer.ts'
import { textSchema } from '../../collector/contacts/text-schema.ts'
import { createTexts } from '../../collector/contacts/texts.ts'
import type { Env } from '../../collector/routes/env.ts'
import { addFallbackRoutes } from '../../collector/routes/fallback-routes.ts'
import { listen } from '../../collector/routes/listen.ts'
import { addPopinRoutes } from '../../collector/routes/popin-routes.ts'
import type { RecordStore } from '../../collector/stores/records.ts'
import { openBrandRecords } from './brand-records.ts'
import { popinBrand } from './popin-answer.ts'

export const lea: ShownAmbassador = { alias: 'Léa', picture: 'https://pictures.example/lea.webp' }

export interface PopinServerOptions {
  /** Default: the brand with everything that popins can have, called `shop`. */
  brands?: Brand[]
  /** Default: Léa's `P1`. */
  publications?: Record<string, ShownAmbassador>
  /** Default: in memory. */
  records?: RecordStore
}

/** Stopped after the test. Call it inside a test. */
export async function startPopinServer({
  brands = [popinBrand],
  publications = { P1: lea },
  records = openBrandRecords(textSchema),
}: PopinServerOptions = {}) {
  const texts = createTexts({ records, now: () => 1 })
  const registry: BrandRegistry = {
    find: (name) => brands.find((brand) => brand.name === name) ?? null,
    list: () => brands.map(({ name }) => name),
    readable: () => [...brands],
    unreadable: () => [],
    save() {
      throw new Error('brands are given at the start')
    },
  }
  const findPublication = async (_brand: string, id: string) =>
    Object.hasOwn(publications, id) ? (publications[id] ?? null) : null
  const options = { brands: registry, answerPopin: createAnswerPopin({ texts, findPublication }) }
  const app = new Hono<Env>()
  addPopinRoutes(app, options)
  addFallbackRoutes(app, options)
  const heard = await listen(app, '127.0.0.1', 0)
  if (!heard.ok) throw new Error(heard.message)
  onTestFinished(() => heard.listening.close(0))
  const base = `http://127.0.0.1:${heard.listening.port}`
  return {
    base,
    texts,
    get: (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers }),
  }
}
