// `dist/npm/`: what is published as `candor`. The SDK alone, without a dependency; see docs/decisions/0002.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, project, run } from './install.mjs'

const folder = join(project, 'dist', 'npm')

/** From the built `dist/sdk/candor.mjs`; ends the process with one line when the types cannot be built. */
export function writeNpmPackage() {
  mkdirSync(folder, { recursive: true })
  declareTypes()
  copyFileSync(join(project, 'dist', 'sdk', 'candor.mjs'), join(folder, 'candor.mjs'))
  copyFileSync(join(project, 'sdk', 'README.md'), join(folder, 'README.md'))
  for (const name of ['LICENSE', 'CHANGELOG.md']) copyFileSync(join(project, name), join(folder, name))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
}

/** Without `engines`: it is for browsers, and harmless where there is no `window`. */
function manifest() {
  const { name, version, license } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  return {
    name,
    version,
    description: 'The tag of Candor as a module: first-party tracking of a storefront under consent',
    keywords: ['analytics', 'consent', 'e-commerce', 'first-party', 'privacy', 'tracking'],
    license,
    type: 'module',
    exports: {
      '.': { types: './types/index.d.ts', default: './candor.mjs' },
      './package.json': './package.json',
    },
    types: './types/index.d.ts',
    sideEffects: false,
    files: ['candor.mjs', 'types', 'CHANGELOG.md'],
  }
}

function declareTypes() {
  const types = join(folder, 'types')
  const options = ['--declaration', '--emitDeclarationOnly', '--noEmit', 'false', '--outDir', types]
  const rest = ['--rootDir', 'sdk', '--project', 'scripts/tsconfig.types.json']
  const status = run(process.execPath, ['node_modules/typescript/bin/tsc', ...options, ...rest])
  if (status !== 0) giveUp('the types could not be built (see above)')
  for (const entry of readdirSync(types, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) importByBuiltNames(join(entry.parentPath, entry.name))
  }
}

/** The compiler leaves `./x.ts` in declarations: a name that is not in the package. */
function importByBuiltNames(path) {
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(/(from '\.{1,2}\/[^']*)\.ts'/g, "$1.js'"))
}
