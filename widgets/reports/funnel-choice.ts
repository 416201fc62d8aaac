// The funnel that the analyst chose: its form in the page's address and in a query.
import { type Filter, parseFilter, printFilter } from './filters.ts'

export interface FunnelStepChoice {
  /** The name of an event, of the shop's own too. */
  event: string
  /** Only those events; null takes all of them. */
  filter: Filter | null
}

export interface FunnelChoice {
  steps: FunnelStepChoice[]
  mode: keyof typeof funnelModes
  /** `visit`, or so long after the first step: `30m`. */
  window: string
  /** What stands beside the steps: days, weeks or a segment; null: nothing. */
  by: string | null
}

export const funnelModes = {
  ordered: 'one after the other, whatever comes between',
  strict: 'each step the very next of these events',
} as const

/** The collector takes any number of minutes, hours and days; these are offered. */
export const funnelWindows: Readonly<Record<string, string>> = {
  visit: 'one visit',
  '30m': '30 minutes, by visitor',
  '1h': 'an hour, by visitor',
  '1d': 'a day, by visitor',
  '7d': '7 days, by visitor',
  '30d': '30 days, by visitor',
}

export const fewestSteps = 2
export const mostSteps = 8

export const usualFunnel: FunnelChoice = {
  steps: ['search', 'select_item', 'add_to_cart', 'purchase'].map((event) => ({ event, filter: null })),
  mode: 'ordered',
  window: 'visit',
  by: null,
}

const isEventName = (text: string): boolean => /^[a-z][a-z0-9_]{0,39}$/.test(text)
export const isFunnelMode = (text: string): text is FunnelChoice['mode'] => Object.hasOwn(funnelModes, text)

/** Reads `page_view:page.is./sale`; null where it is no step. */
const parseStep = (text: string): FunnelStepChoice | null => {
  const at = text.indexOf(':')
  const event = at < 0 ? text : text.slice(0, at)
  const filter = at < 0 ? null : parseFilter(text.slice(at + 1))
  return isEventName(event) && (at < 0 || filter) ? { event, filter } : null
}

const printStep = ({ event, filter }: FunnelStepChoice): string =>
  filter ? `${event}:${printFilter(filter)}` : event

/** Null where the address says nothing of a funnel; what it cannot read is the usual. */
export const parseFunnel = (query: URLSearchParams): FunnelChoice | null => {
  if (!['step', 'mode', 'window', 'by'].some((name) => query.has(name))) return null
  const steps = query.getAll('step').map(parseStep)
  const known = steps.filter((step) => step !== null).slice(0, mostSteps)
  const isWhole = known.length >= fewestSteps && known.length === steps.length
  const mode = query.get('mode') ?? ''
  const window = query.get('window') ?? ''
  const by = query.get('by') ?? ''
  return {
    steps: isWhole ? known : usualFunnel.steps,
    mode: isFunnelMode(mode) ? mode : usualFunnel.mode,
    window: /^[1-9][0-9]{0,4}[mhd]$/.test(window) ? window : usualFunnel.window,
    by: /^[a-z_]{1,40}$/.test(by) ? by : null,
  }
}

/** Defaults are left out. */
export const printFunnel = (choice: FunnelChoice | null, query: URLSearchParams): void => {
  if (!choice) return
  const { steps, mode, window, by } = choice
  if (steps.map(printStep).join() !== usualFunnel.steps.map(printStep).join())
    for (const step of steps) query.append('step', printStep(step))
  if (mode !== usualFunnel.mode) query.set('mode', mode)
  if (window !== usualFunnel.window) query.set('window', window)
  if (by) query.set('by', by)
}

/** What a question about steps has more. */
export const funnelQuery = (choice: FunnelChoice | null): Record<string, unknown> => {
  if (!choice) return {}
  const { steps, mode, window, by } = choice
  const asked = steps.map(({ event, filter }) => ({ event, filters: filter ? [filter] : [] }))
  return {
    funnel: { steps: asked, mode, window },
    ...(by ? { dimensions: ['funnel_step', by] } : {}),
  }
}
