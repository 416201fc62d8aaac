// The only place that writes to the console: one line with a code, never a value that the shopper typed.
import { page } from './page.ts'

/** Every code that a shop's developer may meet in the console, and what it means. */
export interface ReportCodes {
  no_settings: 'the tag found no brand, or no address to send to; it does nothing'
  /** The command follows. */
  invalid_call:
    | 'there is no such command'
    | '`data` takes a customer_id and gifts, each an identifier, and nothing else'
  failed: 'something failed inside the tag, in a listener or in an argument; the page goes on'
}

export const report = (code: keyof ReportCodes, detail?: unknown): void =>
  page.console.warn('candor', code, detail)
