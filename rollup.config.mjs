// Everything that ships, from one table: the tag, its npm form, what people look at, the collector and its command.
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import typescript from '@rollup/plugin-typescript'
import { preactSubset } from './scripts/preact-subset.mjs'

/** Each compiles no more of the house than its room needs: the plugin writes every file that its configuration names. */
const browser = { tsconfig: 'scripts/tsconfig.browser.json', target: 'ES2020' }
const node = { tsconfig: 'scripts/tsconfig.collector.json', target: 'ES2022' }

/** Property names that leave the file (wire, cookies, settings) are never mangled; `_`-ended private ones are. */
const smallest = {
  ecma: 2020,
  module: true,
  toplevel: true,
  compress: {
    passes: 6,
    pure_getters: true,
    unsafe_arrows: true,
    unsafe: true,
    // These three make fewer bytes, and more of brotli's.
    inline: 1,
    lhs_constants: false,
    loops: false,
  },
  mangle: { properties: { regex: /_$/ } },
  format: { comments: false },
}

/** Types are checked once, by `npm test`; here they are only taken off. */
const compile = ({ tsconfig, target }) =>
  typescript({
    tsconfig,
    compilerOptions: {
      target,
      noEmit: false,
      declaration: false,
      noCheck: true,
      incremental: false,
      tsBuildInfoFile: null,
      allowImportingTsExtensions: false,
      rewriteRelativeImportExtensions: true,
    },
    include: ['sdk/**', 'widgets/**', 'collector/**'],
  })

/**
 * TypeScript calls a helper of its own around an `import()` whose address is not written out, to rewrite `.ts` endings:
 * ours has none, and the helper is not there.
 */
const plainImports = {
  name: 'plain-imports',
  renderChunk: (code) => code.replaceAll('__rewriteRelativeImportExtension(', '('),
}

/** Everybody's `const` reads better, and a minifier joins only `let` with `let`: 70 bytes of the tag's brotli. */
const letItBe = {
  name: 'let-it-be',
  renderChunk: (code) => code.replace(/^(\s*(?:for \()?)const /gm, '$1let '),
}

const forBrowsers = (input, file, format, plugins = [], minified = smallest) => ({
  input,
  output: { file, format },
  plugins: [
    ...plugins,
    nodeResolve({ browser: true, exportConditions: ['production'] }),
    compile(browser),
    plainImports,
    letItBe,
    terser(minified),
  ],
})

/** The popins carry only what they use of Preact: from its source, whose private names begin with `_`. */
const popins = forBrowsers(
  'widgets/popins/main.ts',
  'dist/widgets/popins.js',
  'es',
  [preactSubset('widgets/popins/jsx-runtime.ts')],
  { ...smallest, mangle: { properties: { regex: /^_|_$/ } } },
)

export default [
  forBrowsers('sdk/main.ts', 'dist/sdk/candor.js', 'iife'),
  forBrowsers('sdk/index.ts', 'dist/sdk/candor.mjs', 'es'),
  forBrowsers('widgets/reports/main.tsx', 'dist/widgets/reports/reports.js', 'iife'),
  forBrowsers('widgets/log-in/main.tsx', 'dist/widgets/log-in/log-in.js', 'iife'),
  popins,
  {
    input: {
      'collector/main': 'collector/main.ts',
      'collector/records-worker': 'collector/stores/libsql/records-worker.ts',
      cli: 'collector/cli.ts',
    },
    output: { dir: 'dist', format: 'es', entryFileNames: '[name].js', chunkFileNames: 'collector/[name].js' },
    external: (id) => !/^[./]/.test(id),
    plugins: [compile(node)],
  },
]
