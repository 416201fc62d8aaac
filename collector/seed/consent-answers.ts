// What shoppers of the demonstration answered to popins, day by day: acts for the consent ledger, with their totals counted
// while they are made up.
import type { LedgerAct } from '../ledger/entry.ts'
import { dateOfDay, dayOfDate, spanOf } from '../reports/calendar.ts'
import type { SeedOptions } from './generate.ts'
import { createRandom, type Random, type Weighted } from './random.ts'

/** What the consent report must show over the whole. */
export interface SeedAnswers {
  boxes_shown: number
  boxes_accepted: number
  boxes_refused: number
  yeses_confirmed: number
  yeses_withdrawn: number
}

export interface SeedAnswerDay {
  date: string
  /** In the order of their time; the acts of one moment stand together in the ledger. */
  moments: { at: number; acts: LedgerAct[] }[]
  totals: SeedAnswers
}

export const noAnswers: SeedAnswers = {
  boxes_shown: 0,
  boxes_accepted: 0,
  boxes_refused: 0,
  yeses_confirmed: 0,
  yeses_withdrawn: 0,
}

/** From one visit in so many a popin opens. */
const visitsPerPopin = 12
/** The shop changed its words once, so many days before the last one. */
const newWordsSince = 20
const momentsPerDay = 4

const odds = { leaves: 0.38, sends: 0.55, ticks: 0.62, confirms: 0.7, takesBack: 0.03 }

type Popin = Pick<LedgerAct, 'popin' | 'page'> & { recipients: readonly LedgerAct['recipient'][] }

const popins: readonly Weighted<Popin>[] = [
  [{ popin: 'order', page: 'https://shop.example.com/shop/thanks.html', recipients: ['ambassador'] }, 4],
  [
    {
      popin: 'subscribe',
      page: 'https://shop.example.com/blog/',
      recipients: ['ambassador', 'brand', 'partners'],
    },
    3,
  ],
  [{ popin: 'message', page: 'https://shop.example.com/blog/', recipients: ['ambassador', 'brand'] }, 2],
]
const languages: readonly Weighted<string>[] = [
  ['en', 6],
  ['fr', 3],
  ['de', 1],
]

/** The days of a seed, oldest first. */
export function* generateAnswers(options: SeedOptions): Generator<SeedAnswerDay, void> {
  const last = dayOfDate(options.until)
  for (let day = last - options.days + 1; day <= last; day += 1)
    yield answersOn(dateOfDay(day), day > last - newWordsSince ? '2' : '1', options)
}

function answersOn(
  date: string,
  words: string,
  { seed, timeZone, volume, days }: SeedOptions,
): SeedAnswerDay {
  const random = createRandom(`${seed}/answers/${date}`)
  const { from, until } = spanOf(date, date, timeZone)
  const visits = 'visitsPerDay' in volume ? volume.visitsPerDay : volume.events / days / 6
  const totals = { ...noAnswers }
  const shown = Math.round((visits / visitsPerPopin) * (0.8 + random.next() * 0.4))
  const moments = Array.from({ length: momentsPerDay }, (_, at) => ({
    at: Math.floor(from + ((until - from) * (at + 1)) / (momentsPerDay + 1)),
    acts: Array.from({ length: Math.ceil((shown - at) / momentsPerDay) }, (_each, number) =>
      answer(random, { contact: `seed-${date}-${at}-${number}`, words }, totals),
    ).flat(),
  }))
  return { date, moments, totals }
}

/** One popin: it is shown, and then left, closed or sent. */
function answer(
  random: Random,
  { contact, words }: { contact: string; words: string },
  totals: SeedAnswers,
): LedgerAct[] {
  const { recipients, ...popin } = random.pick(popins)
  const language = random.pick(languages)
  const about = { ...popin, language, popinVersion: `${popin.popin}.${words}.${language}` }
  const acts = recipients.map((recipient): LedgerAct => ({ ...about, act: 'shown', recipient }))
  totals.boxes_shown += recipients.length
  if (random.chance(odds.leaves)) return acts
  const isSent = random.chance(odds.sends)
  for (const recipient of recipients) {
    const isTicked = isSent && random.chance(odds.ticks)
    if (isTicked) acts.push(...yes(random, { ...about, recipient, contact }, totals))
    else acts.push({ ...about, act: 'refused', recipient, ...(isSent ? { contact } : {}) })
    totals[isTicked ? 'boxes_accepted' : 'boxes_refused'] += 1
  }
  return acts
}

function yes(random: Random, about: Omit<LedgerAct, 'act'>, totals: SeedAnswers): LedgerAct[] {
  const { recipient, contact } = about
  const acts: LedgerAct[] = [{ ...about, act: 'granted', basis: 'box', confirmation: 'awaited' }]
  if (!random.chance(odds.confirms)) return acts
  acts.push({ ...about, act: 'confirmed', basis: 'box', confirmation: 'done' })
  totals.yeses_confirmed += 1
  if (!random.chance(odds.takesBack)) return acts
  totals.yeses_withdrawn += 1
  return [...acts, { act: 'withdrawn', recipient, contact }]
}
