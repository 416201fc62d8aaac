import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type CollectorOptions, startCollector } from '../../../collector/start-collector.ts'
import { sourceRecordsWorker } from '../../support/source-records-worker.ts'
import { newTempFolder } from '../../support/temp-folder.ts'
import { testEnvironment } from '../../support/test-environment.ts'
import { noon } from '../../support/wire-batch.ts'

function newOptions(environment: Partial<CollectorOptions['environment']> = {}): CollectorOptions {
  return {
    environment: testEnvironment(newTempFolder(), environment),
    files: {
      tag: 'f("__CANDOR_SETTINGS__")',
      popins: '',
      reportPage: { html: '', script: '', style: '' },
      logInPage: { html: '', script: '', style: '' },
    },
    recordsWorker: sourceRecordsWorker,
    readSecret: () => null,
    version: '0.0.0-test',
    log: pino({ level: 'silent' }),
    now: () => noon,
    demo: null,
  }
}

async function started(options: CollectorOptions) {
  const result = await startCollector(options)
  if (!result.ok) throw new Error(result.message)
  onTestFinished(() => result.collector.stop(0))
  return result.collector
}

describe('starting', () => {
  it('answers on the port it says, and not any more once it is stopped', async () => {
    const { port, stop } = await started(newOptions())
    const url = `http://127.0.0.1:${port}/healthz`
    expect((await fetch(url)).status).toBe(200)
    await stop()
    await expect(fetch(url)).rejects.toThrow()
  })

  it('leaves nothing in the journal where nothing came', async () => {
    const options = newOptions()
    const { stop } = await started(options)
    await stop()
    expect(readdirSync(join(options.environment.dataFolder, 'journal'))).toEqual([])
  })

  it('S11: says which proxy is no address, before anything is opened', async () => {
    const options = newOptions({ trustedProxies: ['192.0.2.1', '192.0.2.0/99'] })
    expect(await startCollector(options)).toEqual({
      ok: false,
      message: 'CANDOR_TRUSTED_PROXIES: 192.0.2.0/99 is no address or range',
    })
  })

  it('says that the port is taken, and lets go of the folder', async () => {
    const { port } = await started(newOptions())
    const options = newOptions({ port })
    const refused = await startCollector(options)
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('EADDRINUSE') })
    const again = await started({ ...options, environment: { ...options.environment, port: 0 } })
    expect((await fetch(`http://127.0.0.1:${again.port}/readyz`)).status).toBe(200)
  })

  it('refuses a build without a place for the settings', async () => {
    const options = newOptions()
    await expect(
      startCollector({ ...options, files: { ...options.files, tag: 'no place' } }),
    ).rejects.toThrow(/0 places/)
  })
})
