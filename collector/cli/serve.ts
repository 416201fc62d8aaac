// `candor serve`: the collector, and with `--demo` the example shop, its blog and two seeded months of figures.
import { defineCommand } from 'citty'
import { missingBuiltFiles, readBuiltFiles } from '../built-files.ts'
import type { DataFolder } from '../data-folder.ts'
import { type RunningCollector, startCollector } from '../start-collector.ts'
import type { CommandContext } from './context.ts'
import { type DemoPaths, prepareDemo } from './prepare-demo.ts'

export const serve = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'serve', description: 'Start the collector' },
    args: { demo: { type: 'boolean', description: 'With the example shop, its blog and two seeded months' } },
    run: ({ args }) => runCollector(context, args.demo === true),
  })

/** Runs until SIGINT or SIGTERM, then drains. */
export async function runCollector(context: CommandContext, isDemo: boolean): Promise<void> {
  const { environment, log, version, now } = context
  const missing = missingBuiltFiles(context.dist)
  if (missing.length > 0) return context.fail(`${missing.join(', ')} missing: npm run build`)
  let paths: DemoPaths | null = null
  const prepare = async (folder: DataFolder) => {
    paths = await prepareDemo(context, folder)
  }
  const started = await startCollector({
    environment,
    files: readBuiltFiles(context.dist),
    recordsWorker: context.recordsWorker,
    readSecret: context.readSecret,
    version,
    log,
    now,
    demo: isDemo ? { folder: context.demoFolder, prepare } : null,
  })
  if (!started.ok) return context.fail(started.message)
  announce(context, started.collector, paths)
  log.info({ signal: await context.untilStopped() }, 'stopping')
  await started.collector.stop()
  log.info('stopped')
}

/** `paths`: of the demonstration; null without one. */
function announce(context: CommandContext, { port }: RunningCollector, paths: DemoPaths | null): void {
  const base = `http://localhost:${port}`
  context.print(`Candor ${context.version} listens on ${base}, data in ${context.environment.dataFolder}`)
  if (paths === null) return
  context.print(`  shop     ${base}/shop/`)
  context.print(`  blog     ${base}/blog/`)
  context.print(`  inbox    ${base}/inbox`)
  context.print(`  reports  ${base}${paths.reports}`)
  context.print(`  log in   ${base}${paths.logIn}`)
  context.print(
    'The reports link opens for 7 days; the log-in is demo@example.com’s, with a password that you choose. The figures up to yesterday are demonstration data; what you do comes on top.',
  )
}
