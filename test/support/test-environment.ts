// A collector's environment for tests: a free port of this machine, no limit of rate, everything in one folder.
import { join } from 'node:path'
import type { Environment } from '../../collector/settings/environment.ts'

/** Data and keys in `folder`; `fields` in place of the defaults. */
export function testEnvironment(folder: string, fields: Partial<Environment> = {}): Environment {
  return {
    port: 0,
    host: '127.0.0.1',
    dataFolder: join(folder, 'data'),
    keysFolder: join(folder, 'keys'),
    backupsFolder: null,
    trustedProxies: [],
    ratePerSecond: 0,
    logLevel: 'silent',
    ...fields,
  }
}
