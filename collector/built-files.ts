// The built files that the collector serves, read once at start from the folder that the build made.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogInPageFiles } from './routes/log-in-page-routes.ts'
import type { ReportPageFiles } from './routes/report-page-routes.ts'

export interface BuiltFiles {
  /** The text of `sdk/candor.js`. */
  tag: string
  /** The text of `widgets/popins.js`. */
  popins: string
  reportPage: ReportPageFiles
  logInPage: LogInPageFiles
}

/** `dist`: the folder of the build. Throws when a file is missing: then the build is not whole. */
export function readBuiltFiles(dist: string): BuiltFiles {
  const read = (...path: string[]) => readFileSync(join(dist, ...path), 'utf8')
  return {
    tag: read('sdk', 'candor.js'),
    popins: read('widgets', 'popins.js'),
    reportPage: {
      html: read('widgets', 'reports', 'index.html'),
      script: read('widgets', 'reports', 'reports.js'),
      style: read('widgets', 'reports', 'reports.css'),
    },
    logInPage: {
      html: read('widgets', 'log-in', 'index.html'),
      script: read('widgets', 'log-in', 'log-in.js'),
      style: read('widgets', 'log-in', 'log-in.css'),
    },
  }
}
