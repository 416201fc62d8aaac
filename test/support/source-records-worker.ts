// The records store's thread as tests run it: from its TypeScript source, not from a build that may be older. Types are
// stripped once for each state of the source; a loader in every thread took 260 ms of processor time each.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { WorkerFile } from '../../collector/stores/libsql/store-thread.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const entry = join(project, 'collector/stores/libsql/records-worker.ts')
const cache = join(project, 'node_modules/.cache/candor-records-worker')

/** The text of a file and of all that it imports from the project, by absolute path. */
function readSources(path: string, sources = new Map<string, string>()): Map<string, string> {
  if (sources.has(path)) return sources
  const text = readFileSync(path, 'utf8')
  sources.set(path, text)
  for (const [, imported = ''] of text.matchAll(/from '(\.[^']+\.ts)'/g))
    readSources(resolve(dirname(path), imported), sources)
  return sources
}

async function writeStripped(sources: Map<string, string>, folder: string): Promise<void> {
  const { default: ts } = await import('typescript')
  const { ESNext: module } = ts.ModuleKind
  const { ES2022: target } = ts.ScriptTarget
  const compilerOptions = {
    module,
    target,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  }
  for (const [path, text] of sources) {
    const file = scriptIn(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, ts.transpileModule(text, { compilerOptions }).outputText)
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
}

const scriptIn = (folder: string, path: string) =>
  join(folder, relative(project, path).replace(/\.ts$/, '.js'))

async function strippedWorker(): Promise<URL> {
  const sources = readSources(entry)
  const hash = createHash('sha256').update(JSON.stringify([...sources]))
  const folder = join(cache, hash.digest('hex').slice(0, 16))
  if (!existsSync(folder)) {
    const own = `${folder}.${process.pid}`
    await writeStripped(sources, own)
    try {
      renameSync(own, folder)
    } catch (error) {
      // Another process was first.
      if (!existsSync(folder)) throw error
      rmSync(own, { recursive: true })
    }
  }
  return pathToFileURL(scriptIn(folder, entry))
}

export const sourceRecordsWorker: WorkerFile = { url: await strippedWorker() }
