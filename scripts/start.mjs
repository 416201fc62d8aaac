// `npm start`: installs what is missing, builds, and starts the collector with its example shop.
import { spawn } from 'node:child_process'
import { build } from './build.mjs'
import { project } from './install.mjs'

build()
const collector = spawn(process.execPath, ['dist/cli.js', 'serve', '--demo'], {
  cwd: project,
  stdio: 'inherit',
  env: { CANDOR_LOG: 'warn', ...process.env },
})
// The terminal sends Ctrl-C to both; a service manager only to this process.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => collector.kill('SIGTERM'))
collector.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
