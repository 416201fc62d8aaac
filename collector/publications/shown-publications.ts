// Of which publications and ambassadors figures may be shown: as a report of them would.
import { creditSource } from '../attribution/credit-source.ts'
import type { CreditReading } from '../attribution/list-credits.ts'
import type { Brand } from '../brands/brand.ts'
import { withCredits } from '../reports/kept-credits.ts'
import { createPeriod } from '../reports/period.ts'
import type { Days } from '../reports/query.ts'
import { type ShownValues, shownValues } from '../reports/shown-values.ts'

export type ReadShownPublications = (
  brand: Brand,
  days: Days,
) => Promise<{ publications: ShownValues; ambassadors: ShownValues }>

export function createReadShownPublications({ store, readFacts, now }: CreditReading): ReadShownPublications {
  return async (brand, days) => {
    const credits = creditSource(brand, await readFacts(brand), now())
    return withCredits({ store, brand: { brand: brand.name }, credits }, async (creditsIn) => {
      const kept = await creditsIn(createPeriod(days, brand.settings.timeZone))
      const options = { store, brand, days, now: now(), credits: kept }
      const ofLinks = ['publication_opens', 'publication_clicks'] as const
      return {
        publications: await shownValues([...ofLinks, 'credited_orders'], 'publication', options),
        ambassadors: await shownValues(['credited_orders'], 'ambassador', options),
      }
    })
  }
}
