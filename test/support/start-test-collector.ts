// A whole collector in the test's own process: real routes on a random port, a real store in a temporary folder,
// and a clock that moves only when a test moves it.
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { addBrand } from '../../collector/brands/add-brand.ts'
import type { BuiltFiles } from '../../collector/built-files.ts'
import { openKeys } from '../../collector/data-folder.ts'
import { newToken } from '../../collector/privacy/token.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import type { Environment } from '../../collector/settings/environment.ts'
import type { ReadSecret } from '../../collector/settings/read-secret.ts'
import { startCollector } from '../../collector/start-collector.ts'
import { openDuckdbEventStore } from '../../collector/stores/duckdb/duckdb-event-store.ts'
import type { Row } from '../../collector/stores/events.ts'
import { readConservation } from './conservation.ts'
import { sourceRecordsWorker } from './source-records-worker.ts'
import { newTempFolder } from './temp-folder.ts'
import { shopOrigin } from './test-brand.ts'
import { phoneAgent } from './test-draft.ts'
import { testEnvironment } from './test-environment.ts'
import { until } from './until.ts'
import { noon } from './wire-batch.ts'

export interface TestCollectorOptions {
  /** Default: tiny stand-ins for the built files. */
  files?: BuiltFiles
  environment?: Partial<Environment>
  /** A folder that a collector had before; default: a new one. */
  folder?: string
  /** Reads what a brand's settings name; default: there are no secrets. */
  readSecret?: ReadSecret
}

/** Enough to tell a right password from a wrong one. */
export const cheapPassword = { memoryCost: 64, timeCost: 1 }

/** What the collector serves when a test does not care. */
const standIns: BuiltFiles = {
  tag: 'globalThis.candorSettings="__CANDOR_SETTINGS__"',
  popins: 'export const open = () => {}',
  reportPage: { html: '<!doctype html><title>Reports</title>', script: '', style: '' },
  logInPage: { html: '<!doctype html><title>Log in</title>', script: '', style: '' },
}

export type TestCollector = Awaited<ReturnType<typeof startTestCollector>>

/** Started, and stopped after the test. Call it inside a test. */
export async function startTestCollector(options: TestCollectorOptions = {}) {
  const folder = options.folder ?? newTempFolder()
  const environment = testEnvironment(folder, { logLevel: 'info', ...options.environment })
  const clock = { now: noon }
  const now = () => clock.now
  const logged: string[] = []
  const started = await startCollector({
    environment,
    files: options.files ?? standIns,
    recordsWorker: sourceRecordsWorker,
    readSecret: options.readSecret ?? (() => null),
    version: '0.0.0-test',
    log: pino({ level: environment.logLevel }, { write: (line: string) => void logged.push(line) }),
    now,
    demo: null,
    passwordCost: cheapPassword,
  })
  if (!started.ok) throw new Error(started.message)
  const { collector } = started
  const stop = () => collector.stop()
  onTestFinished(stop)
  const base = `http://127.0.0.1:${collector.port}`
  const readMetrics = async () => readConservation(await (await fetch(`${base}/metrics`)).text())

  return {
    base,
    folder,
    environment,
    clock,
    logged,
    collector,
    stop,
    metrics: readMetrics,

    /** Adds a brand as the command does, and answers its server key. Its reports show a single visitor. */
    addBrand(name = 'acme', settings: Partial<BrandSettingsInput> = {}): string {
      const keys = openKeys(environment, now)
      if (!keys.ok) throw new Error(keys.message)
      const input = { origins: [shopOrigin], reports: { smallestGroup: 1 }, ...settings }
      const added = addBrand(name, input, { ...keys, newToken: () => newToken(randomBytes), now: now() })
      if (!added.ok) throw new Error(added.message)
      return added.apiKey
    },

    /** Sends a body as a shopper's phone does: an object as JSON, anything else as it is. */
    send: (
      body: object | string | Uint8Array<ArrayBuffer>,
      headers: Record<string, string> = {},
      brand = 'acme',
    ) =>
      fetch(`${base}/e/${brand}`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', 'user-agent': phoneAgent, origin: shopOrigin, ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),

    /** Asks a report. */
    ask: (query: object, apiKey: string, brand = 'acme') =>
      fetch(`${base}/api/${brand}/reports/query`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(query),
      }),

    /** Lets a second pass, so that the journal closes its segment, and waits until everything is in the store. */
    async loaded(): Promise<void> {
      clock.now += 1001
      await until('nothing waits in the journal', async () => (await readMetrics()).waiting === 0)
    },

    /** Stops the collector, and answers every row of the brand's store in the order of their time and ID. */
    async storedRows(columns: string, brand = 'acme'): Promise<Row[]> {
      await stop()
      return storedRows(environment.dataFolder, columns, brand)
    },
  }
}

/** Reads a data folder that no collector has open. */
async function storedRows(dataFolder: string, columns: string, brand: string): Promise<Row[]> {
  const opened = await openDuckdbEventStore({ dataFolder })
  if (!opened.ok) throw new Error(opened.message)
  const sql = (events: string) => `select ${columns} from ${events} order by time, id`
  const rows = await opened.store.query({ brand, from: 0, until: 4e12, sql })
  await opened.store.close()
  return rows
}
