// Every way from the page into the tag goes through here, so that nothing is ever thrown into the page.
import { report } from './report.ts'

export const guard =
  <Args extends unknown[], Result>(work: (...args: Args) => Result) =>
  (...args: Args): Result | undefined => {
    try {
      return work(...args)
    } catch (error) {
      report('failed', error)
      return undefined
    }
  }
