// Of which publications and ambassadors figures may be shown: as a report of them would.
import { type CreditSource, creditSource } from '../attribution/credit-source.ts'
import type { CreditReading } from '../attribution/list-credits.ts'
import type { Brand } from '../brands/brand.ts'
import type { Days } from '../reports/query.ts'
import { type ShownValues, shownValues } from '../reports/shown-values.ts'

export type ReadShownPublications = (
  brand: Brand,
  days: Days,
) => Promise<{ publications: ShownValues; ambassadors: ShownValues }>

export function createReadShownPublications({ store, readFacts, now }: CreditReading): ReadShownPublications {
  return async (brand, days) => {
    const credits: CreditSource = creditSource(brand, await readFacts(brand), now())
    const options = { store, brand, days, now: now(), credits }
    const ofLinks = ['publication_opens', 'publication_clicks'] as const
    return {
      publications: await shownValues([...ofLinks, 'credited_orders'], 'publication', options),
      ambassadors: await shownValues(['credited_orders'], 'ambassador', options),
    }
  }
}
