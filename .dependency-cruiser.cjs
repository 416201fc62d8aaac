// Which room may import which: the house's import table, proven by `npm test`.
const room = (path) => `^${path}/`
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: allowed, dependencyTypesNot: ['core'] },
})
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only(
      'protocol-imports-nothing',
      room('sdk/protocol'),
      ['^sdk/protocol/'],
      'What travels between browser and collector depends on nothing.',
    ),
    never(
      'sdk-needs-no-node',
      { path: room('sdk') },
      { dependencyTypes: ['core'] },
      'The tag runs in a browser.',
    ),
    only('sdk-stands-alone', room('sdk'), ['^sdk/'], 'The tag has no dependency.'),
    never(
      'widgets-need-no-node',
      { path: room('widgets') },
      { dependencyTypes: ['core'] },
      'Widgets run in a browser.',
    ),
    only(
      'widgets-see-protocol-and-preact',
      room('widgets'),
      ['^widgets/', '^sdk/protocol/', 'node_modules/preact/', 'node_modules/d3-', '^collector/reports/'],
      'Everything a person looks at stands on the protocol and Preact.',
    ),
    never(
      'widgets-see-report-types-only',
      { path: room('widgets') },
      { path: '^collector/', dependencyTypesNot: ['type-only'] },
      'Of the collector the reports page knows types only.',
    ),
    never(
      'collector-never-runs-the-tag',
      { path: room('collector') },
      { path: '^sdk/(?!protocol/)' },
      'Browser and collector share the protocol, nothing else.',
    ),
    never(
      'collector-never-runs-widgets',
      { path: room('collector') },
      {
        path: '^widgets/(?!texts/|ui/tokens\\.ts$|reports/(day|dimensions|formats|measure-text|metrics)\\.ts$)',
      },
      'The collector serves built files. It shares the wordings, because it must know every sentence that a person may agree to and says the same ones in its pages and mails, the colours, and how the reports page words and writes figures, which its mails do in the same way.',
    ),
    only(
      'texts-import-nothing',
      room('widgets/texts'),
      ['^widgets/texts/'],
      'Wordings are read in browsers and by the collector: they depend on nothing.',
    ),
    never(
      'hono-stays-at-the-edge',
      { path: '^collector/', pathNot: '^collector/(routes/|app\\.ts|main\\.ts)' },
      { path: 'node_modules/(hono|@hono)/' },
      'Only routes and app know Hono.',
    ),
    never(
      'duckdb-stays-in-its-store',
      { path: '^collector/', pathNot: '^collector/stores/duckdb/' },
      { path: 'node_modules/@duckdb/' },
      'Only stores/<engine> knows its driver.',
    ),
    never(
      'libsql-stays-in-its-store',
      { path: '^collector/', pathNot: '^collector/stores/libsql/' },
      { path: 'node_modules/(@libsql|libsql)/' },
      'Only stores/<engine> knows its driver.',
    ),
    never(
      'mail-stays-in-its-room',
      { path: '^collector/', pathNot: '^collector/mail/' },
      { path: 'node_modules/(@types/)?nodemailer/' },
      'Only collector/mail knows SMTP.',
    ),
    never(
      'rooms-see-ports-not-engines',
      { path: '^collector/', pathNot: '^collector/(stores/|cli/|data-folder\\.ts|start-collector\\.ts)' },
      { path: '^collector/stores/[^/]+/' },
      'Rooms depend on the two ports; only commands and what puts everything together name an engine.',
    ),
    never(
      'an-engine-knows-no-other',
      { path: '^collector/stores/([^/]+)/' },
      { path: '^collector/stores/[^/]+/', pathNot: '^collector/stores/$1/' },
      'An engine stands behind its port alone.',
    ),
    never(
      'rooms-know-no-commands',
      { path: '^collector/', pathNot: '^collector/(cli/|cli\\.ts|main\\.ts)' },
      { path: '^collector/cli/' },
      'Commands call rooms, never the other way.',
    ),
    never(
      'nobody-imports-tests',
      { pathNot: '^test/' },
      { path: '^test/' },
      'Tests look in, nobody looks out.',
    ),
    never('no-circles', {}, { circular: true }, 'A circle has no first file to read.'),
    never(
      'no-orphans',
      { orphan: true, pathNot: ['\\.d\\.ts$', '^(sdk|collector|widgets)/.*main\\.tsx?$'] },
      {},
      'A file that nobody imports is dead.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
