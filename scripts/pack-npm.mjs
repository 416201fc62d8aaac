// Packs `dist/npm` as `npm publish` would.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, project } from './install.mjs'

/** Puts the tarball into `folder`; its path, the files in it and the manifest. */
export function packNpm(folder) {
  const from = join(project, 'dist', 'npm')
  const command = ['pack', from, '--json', '--ignore-scripts', '--pack-destination', folder]
  const { status, stdout } = spawnSync('npm', command, { encoding: 'utf8' })
  if (status !== 0) giveUp('npm pack failed on dist/npm')
  const [packed] = Object.values(JSON.parse(stdout))
  return {
    tarball: join(folder, packed.filename),
    files: packed.files.map(({ path }) => path),
    manifest: JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')),
  }
}
