// `npm run bench`: builds, then prints one line of JSON a figure and nothing else on standard output.
import { build } from './build.mjs'
import { project, run } from './install.mjs'

build()
const args = ['--import', 'tsx', 'test/bench/main.ts', ...process.argv.slice(2)]
process.exit(run(process.execPath, args, { cwd: project }))
