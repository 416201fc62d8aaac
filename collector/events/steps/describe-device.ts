// The user agent becomes three words: device, browser, system. It is not kept.
import type { Step } from '../step.ts'

export const describeDevice: Step = ({ stored, arrival }, tools) => {
  const { device, browser, os } = tools.describeDevice(arrival.userAgent)
  stored.device = device
  stored.browser = browser
  stored.os = os
  return null
}
