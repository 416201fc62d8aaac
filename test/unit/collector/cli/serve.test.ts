import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newCommandLine } from '../../../support/command-run.ts'

/** A machine with a build; the collector is asked to stop as soon as it says where it is. */
function withBuild(whileRunning: (base: string) => Promise<void> = async () => {}) {
  const seen: string[] = []
  const line = newCommandLine({
    untilStopped: async () => {
      const [, base = ''] = / listens on (\S+),/.exec(seen.join()) ?? []
      await whileRunning(base)
      return 'SIGTERM'
    },
  })
  const { print } = line.context
  line.context.print = (text) => {
    seen.push(text)
    print(text)
  }
  line.context.environment.port = 0
  const files = {
    'sdk/candor.js': 'f("__CANDOR_SETTINGS__")',
    'widgets/popins.js': 'export const open = () => {}',
    'widgets/reports/index.html': '',
    'widgets/reports/reports.js': '',
    'widgets/reports/reports.css': '',
    'widgets/log-in/index.html': '',
    'widgets/log-in/log-in.js': '',
    'widgets/log-in/log-in.css': '',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(line.context.dist, name)), { recursive: true })
    writeFileSync(join(line.context.dist, name), text)
  }
  return { ...line, seen }
}

describe('serve', () => {
  it('says where it listens and where its data is, answers, and ends when it is asked to', async () => {
    const statuses: number[] = []
    const { run, context } = withBuild(async (base) => {
      statuses.push((await fetch(`${base.replace('localhost', '127.0.0.1')}/healthz`)).status)
    })
    const { printed, failed } = await run('serve')
    expect([statuses, failed]).toEqual([[200], null])
    expect(printed).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Candor 0\\.0\\.0-test listens on http://localhost:\\d+, data in ${context.environment.dataFolder}$`,
        ),
      ),
    ])
  })

  it('gives up in one line where it cannot start', async () => {
    const { run, context } = withBuild()
    context.environment.trustedProxies = ['nonsense']
    expect((await run('serve')).failed).toBe('CANDOR_TRUSTED_PROXIES: nonsense is no address or range')
  })
})
