// One shopper of the demonstration data: always the same for the same seed and number.

import { type SeedDevice, seedDevices } from './audience.ts'
import { createRandom } from './random.ts'

export interface SeedShopper {
  visitor: string
  /** The tag of a customer who logs in, or null. */
  customer: string | null
  network: string
  device: SeedDevice
}

/** Share of shoppers who log in with the brand's customer ID. */
const customerShare = 0.06

/** The shopper of a number. `seed` is the text of the whole seed. */
export function shopperOf(seed: string, number: number): SeedShopper {
  const random = createRandom(`${seed}/shopper/${number}`)
  const device = random.pick(seedDevices)
  const customer = random.chance(customerShare) ? `h1_${tag(random.uuid() + random.uuid(), 43)}` : null
  return { visitor: random.uuid(), customer, network: `i1_${tag(random.uuid(), 22)}`, device }
}

/** As many letters and digits as a keyed hash has. */
function tag(text: string, length: number): string {
  return text.replaceAll('-', '').slice(0, length)
}
