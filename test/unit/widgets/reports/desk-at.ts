import { createDesk, type DeskState } from '../../../../widgets/reports/desk.ts'
import type { FreshFigures } from '../../../../widgets/reports/fresh-figures.ts'
import type { ReportQuery } from '../../../../widgets/reports/query.ts'
import type { AskCatalogue, Asked } from '../../../../widgets/reports/query-client.ts'
import { defaultView, type View } from '../../../../widgets/reports/view.ts'
import { sampleAnswer } from './sample-answer.ts'
import { sampleCatalogue, sampleReport } from './sample-catalogue.ts'

/** How many queries the report of the default view takes: one a table, and the coverage beside its shares. */
export const perLoad = sampleReport().tables.length + 1
export const lost = { ok: false, reason: 'unreachable', message: 'down' } as const
export const down: Asked = { ...lost }
export const good = (): Asked => ({ ok: true, answer: sampleAnswer() })

interface Settings {
  zone?: string
  view?: View
  askCatalogue?: AskCatalogue
  figures?: FreshFigures
}

export const known: AskCatalogue = () => Promise.resolve({ ok: true, catalogue: sampleCatalogue() })
export const settled = () => new Promise((done) => setImmediate(done))

/** A desk whose collector answers when told to, and whose clock stands still until moved. */
export const deskAt = (
  start: number,
  { zone = 'Europe/Paris', view = defaultView, askCatalogue = known, figures }: Settings = {},
) => {
  const states: DeskState[] = []
  const waiting: { query: ReportQuery; resolve: (asked: Asked) => void }[] = []
  const queries: ReportQuery[] = []
  const clock = { now: start }
  const desk = createDesk({
    figures: figures ?? null,
    ask: (query) => {
      if (typeof query === 'string') throw new Error('the sample asks queries only')
      queries.push(query)
      return new Promise((resolve) => waiting.push({ query, resolve }))
    },
    askCatalogue,
    now: () => clock.now,
    zone,
    view,
    onChange: (state) => states.push(state),
  })
  const last = (): DeskState => {
    const state = states.at(-1)
    if (!state) throw new Error('nothing happened yet')
    return state
  }
  /** Answers all that waits and lets the desk see it. */
  const answerEach = async (asked: (query: ReportQuery) => Asked) => {
    await settled()
    for (const { query, resolve } of waiting.splice(0)) resolve(asked(query))
    await settled()
  }
  const answer = (asked: Asked = good()) => answerEach(() => asked)
  return { desk, clock, queries, states, last, answer, answerEach }
}
