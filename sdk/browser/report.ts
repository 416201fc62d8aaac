// The only place that writes to the console: one line with a code, never a value that the shopper typed.
import type { Page } from './page.ts'

/** Every code that a shop's developer may meet in the console, and what it means. */
export interface ReportCodes {
  no_settings: 'the tag found no brand, or no address to send to; it does nothing'
  unknown_command: 'candor() was called with a command that does not exist'
  invalid_data: '`data` takes a customer_id and gifts, each an identifier, and nothing else'
  no_ambassador: '`pick` was called where no ambassador is picking products'
  dropped: 'the collector does not take a batch, whose HTTP status follows; it is not sent again'
  failed: 'something failed inside the tag, in a listener or in an argument; the page goes on'
}

export type Report = (code: keyof ReportCodes, detail?: unknown) => void

export const createReport =
  ({ console }: Page): Report =>
  (...line) =>
    console.warn('candor', ...line)
