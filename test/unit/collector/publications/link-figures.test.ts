import { expect, it } from 'vitest'
import { createReadLinkFigures } from '../../../../collector/publications/link-figures.ts'
import { nobody } from '../../../../collector/stores/events.ts'
import { click, type Told, tell } from '../../../support/credit-events.ts'
import { eventStoreOf } from '../../../support/event-store-of.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { noon } from '../../../support/wire-batch.ts'

const times = (count: number, told: Told) => Array.from({ length: count }, () => told)
const open = (publication: string, hoursBefore: number): Told => ({
  name: 'publication_open',
  visitor: nobody,
  session: nobody,
  publication,
  hoursBefore,
})

it('E8, E10, E18: opens and clicks are counted by publication; what one browser clicks beyond twenty a day, apart', async () => {
  const store = await eventStoreOf(
    tell([
      ...times(23, click('P1', 1, 2)),
      ...times(2, click('P1', 2, 2)),
      ...times(1, click('P1', 1, 2, { browser: 'Firefox' })),
      ...times(3, click('P2', 1, 2)),
      ...times(30, click('P3', 3, 2, { network: '' })),
      ...times(2, open('P1', 2)),
      open('P2', 48),
      { name: 'page_view', publication: 'P4', hoursBefore: 2 },
    ]),
  )
  const read = createReadLinkFigures(store)
  const span = { from: noon - 86_400_000, until: noon }
  expect(await read(testBrand(), span)).toEqual([
    { publication: 'P1', opens: 2, clicks: 23, flagged_clicks: 3 },
    { publication: 'P2', opens: 0, clicks: 3, flagged_clicks: 0 },
    { publication: 'P3', opens: 0, clicks: 30, flagged_clicks: 0 },
  ])
  await store.close()
})
