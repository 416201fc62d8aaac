// Robots are counted by this reason and never stored as people.
import type { Step } from '../step.ts'

export const refuseBots: Step = ({ arrival }, { isBot }) => (isBot(arrival.userAgent) ? 'bot' : null)
