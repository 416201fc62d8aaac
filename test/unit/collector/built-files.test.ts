import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { readBuiltFiles } from '../../../collector/built-files.ts'
import { newTempFolder } from '../../support/temp-folder.ts'

const paths = [
  'widgets/popins.js',
  'sdk/candor.js',
  'widgets/reports/index.html',
  'widgets/reports/reports.js',
  'widgets/reports/reports.css',
  'widgets/log-in/index.html',
  'widgets/log-in/log-in.js',
  'widgets/log-in/log-in.css',
]

/** A build whose files hold their own paths. */
function buildOf(names: string[]): string {
  const dist = newTempFolder()
  for (const name of names) {
    mkdirSync(dirname(join(dist, name)), { recursive: true })
    writeFileSync(join(dist, name), name)
  }
  return dist
}

it('reads each file that is served', () => {
  expect(readBuiltFiles(buildOf(paths))).toMatchObject({
    tag: 'sdk/candor.js',
    popins: 'widgets/popins.js',
    reportPage: {
      html: 'widgets/reports/index.html',
      script: 'widgets/reports/reports.js',
      style: 'widgets/reports/reports.css',
    },
    logInPage: {
      html: 'widgets/log-in/index.html',
      script: 'widgets/log-in/log-in.js',
      style: 'widgets/log-in/log-in.css',
    },
  })
})

it.each(paths)('a build without %s is not whole', (missing) => {
  const dist = buildOf(paths.filter((path) => path !== missing))
  expect(() => readBuiltFiles(dist)).toThrow(missing)
})
