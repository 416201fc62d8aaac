// A funnel as an address or a command line writes it, to what a query says of it. What it says is checked with the query.
import { parseJson } from '../parse-json.ts'
import { defaultFunnel } from './funnel.ts'

export interface FunnelTexts {
  /** Names of events with commas between them, or a list of steps as JSON. */
  steps?: string | undefined
  mode?: string | undefined
  window?: string | undefined
  /** What stands beside the steps: `date`, `week` or a segment. */
  by?: string | undefined
}

/** Whether anything is said of a funnel. */
export function saysFunnel({ steps, mode, window, by }: FunnelTexts): boolean {
  return [steps, mode, window, by].some((text) => text !== undefined)
}

/** What a query has more by these. */
export function funnelOfTexts({ steps, mode, window, by }: FunnelTexts): object {
  const said = { ...(mode === undefined ? {} : { mode }), ...(window === undefined ? {} : { window }) }
  return {
    funnel: { steps: steps === undefined ? defaultFunnel.steps : stepsIn(steps), ...said },
    ...(by === undefined ? {} : { dimensions: ['funnel_step', by] }),
  }
}

function stepsIn(text: string): unknown {
  return text.startsWith('[') ? parseJson(text) : text.split(',').map((name) => name.trim())
}
