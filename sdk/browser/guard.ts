// Every way from the page into the tag goes through here, so that nothing is ever thrown into the page.
import type { Report } from './report.ts'

export type Guard = <Args extends unknown[], Result>(
  work: (...args: Args) => Result,
) => (...args: Args) => Result | undefined

export const createGuard =
  (report: Report): Guard =>
  (work) =>
  (...args) => {
    try {
      return work(...args)
    } catch (error) {
      report('failed', error)
      return undefined
    }
  }
