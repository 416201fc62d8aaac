// E17: what a browser sends against its person's wish is dropped.
import type { Step } from '../step.ts'

/** `Sec-GPC` means something only as exactly `1` (GPC specification, section 3.2); so does `DNT`. */
export const refusePrivacySignals: Step = ({ arrival }) => {
  if (arrival.dnt === '1') return 'dnt'
  if (arrival.gpc === '1') return 'gpc'
  return null
}
