import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../sdk/protocol/limits.ts'
import { answerOf, createFakePage, type FakePage, startOn } from '../unit/sdk/fake-page.ts'

/** What the collector does with a batch: takes it, asks to wait, breaks, or takes it and the answer is lost. */
type Outcome = 'taken' | 'busy' | 'broken' | 'answer lost'
type Step = { events: number } | { seconds: number } | { do: 'hide' | 'show' | 'online' | 'next page' }

const outcome = fc.constantFrom<Outcome>('taken', 'busy', 'broken', 'answer lost')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((events) => ({ events })),
  fc.integer({ min: 0, max: 90 }).map((seconds) => ({ seconds })),
  fc.constantFrom<Step>({ do: 'hide' }, { do: 'show' }, { do: 'online' }, { do: 'next page' }),
)

/** A browser with one tab, whose pages follow one another, and a collector that is sometimes in trouble. */
function createShopper(outcomes: Outcome[]) {
  const taken: string[] = []
  const answers = outcomes.values()
  let isWell = false
  const answer = async ({ body }: { body: string }) => {
    const now: Outcome = isWell ? 'taken' : (answers.next().value ?? 'taken')
    const { events } = JSON.parse(body)
    if (now === 'busy') return answerOf(503)
    if (now === 'broken') throw new TypeError('Failed to fetch')
    taken.push(...events.map(({ name }: { name: string }) => name))
    if (now === 'answer lost') throw new TypeError('Failed to fetch')
    return answerOf(202)
  }
  const open = (last?: FakePage) => {
    const fake = createFakePage({
      cookies: ['Popsell_consent=100'],
      answer,
      stored: Object.fromEntries(last?.local ?? []),
    })
    return { fake, candor: startOn(fake) }
  }
  return {
    open,
    taken,
    recover: () => {
      isWell = true
    },
  }
}

async function walk(steps: Step[], outcomes: Outcome[]) {
  const shopper = createShopper(outcomes)
  let { fake, candor } = shopper.open()
  let called = 0
  const see = (isSeen: boolean) => {
    fake.document.hidden = !isSeen
    fake.fire('visibilitychange')
  }
  const nextPage = async () => {
    fake.fire('pagehide')
    await fake.settle()
    ;({ fake, candor } = shopper.open(fake))
  }
  const acts = {
    hide: () => see(false),
    show: () => see(true),
    online: () => fake.fire('online'),
    'next page': nextPage,
  }
  const call = (events: number) => {
    for (let count = 0; count < events; count++) candor('event', `step_${called++}`)
  }
  for (const next of steps) {
    if ('events' in next) call(next.events)
    else if ('seconds' in next) fake.passSeconds(next.seconds)
    else await acts[next.do]()
    await fake.settle()
    expect(fake.local.get('Popsell_queue')?.length ?? 0).toBeLessThanOrEqual(limits.storedCharacters)
  }
  shopper.recover()
  await nextPage()
  for (let minute = 0; minute < 10; minute++) {
    fake.passSeconds(60)
    await fake.settle()
  }
  return { taken: shopper.taken, called, fake }
}

describe('the queue, whatever the network does', () => {
  it('loses no event over pages, pauses and tabs that are hidden', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(outcome, { maxLength: 20 }),
        async (steps, outcomes) => {
          const { taken, called } = await walk(steps, outcomes)
          expect([...new Set(taken)].toSorted()).toEqual(
            Array.from({ length: called }, (_, at) => `step_${at}`).toSorted(),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('sends nothing twice unless an answer was lost, and leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(
          outcome.filter((kind) => kind !== 'answer lost'),
          { maxLength: 20 },
        ),
        async (steps, outcomes) => {
          const { taken, fake } = await walk(steps, outcomes)
          expect(taken).toHaveLength(new Set(taken).size)
          expect(fake.local.size).toBe(0)
        },
      ),
      { numRuns: 60 },
    )
  })
})
