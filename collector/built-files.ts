// The built files that the collector serves, read once at start from the folder that the build made.
import { existsSync, readFileSync } from 'node:fs'
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

/** In the folder of the build. */
const paths = {
  tag: 'sdk/candor.js',
  popins: 'widgets/popins.js',
  page: 'widgets/reports/index.html',
  script: 'widgets/reports/reports.js',
  style: 'widgets/reports/reports.css',
  logInPage: 'widgets/log-in/index.html',
  logInScript: 'widgets/log-in/log-in.js',
  logInStyle: 'widgets/log-in/log-in.css',
} as const

/** `dist`: the folder of the build. Throws when a file is missing: then the build is not whole. */
export function readBuiltFiles(dist: string): BuiltFiles {
  const read = (path: string) => readFileSync(join(dist, path), 'utf8')
  return {
    tag: read(paths.tag),
    popins: read(paths.popins),
    reportPage: { html: read(paths.page), script: read(paths.script), style: read(paths.style) },
    logInPage: {
      html: read(paths.logInPage),
      script: read(paths.logInScript),
      style: read(paths.logInStyle),
    },
  }
}

/** Which of them are not there. */
export function missingBuiltFiles(dist: string): string[] {
  return Object.values(paths).filter((path) => !existsSync(join(dist, path)))
}
