// E7: the address becomes a keyed tag of the day, and the day's visitor for events without a visitor ID.
import type { Step } from '../step.ts'

export const pseudonymiseIp: Step = ({ stored, arrival }, { network }) => {
  const { received, brand, address, userAgent } = arrival
  stored.network = network.networkTag(received, brand.name, address)
  stored.visitor = network.dailyVisitor(received, brand.name, address, userAgent)
  return null
}
