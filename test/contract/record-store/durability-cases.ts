// What was acknowledged is there after the process was killed in the midst of it, and nothing is half there.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { newTempFolder } from '../../support/temp-folder.ts'
import { opened } from './bench.ts'
import { placeIn, type RecordEngine } from './place.ts'

const committer = fileURLToPath(new URL('./committer.ts', import.meta.url))
const kills = 6

export function durabilityCases(engine: RecordEngine): void {
  it(`holds after ${kills} kills: all that was acknowledged, in order, and nothing by halves`, async () => {
    const folder = newTempFolder()
    let acknowledged = -1
    for (let kill = 0; kill < kills; kill++) {
      // Another number each time, so that the kills fall on different moments of a commit and of a checkpoint.
      acknowledged = await commitAndKill(engine, folder, acknowledged + 23 + kill * 61)
      const { store, run } = await opened(engine, { folder })
      const rows = await run('SELECT id, number FROM things ORDER BY number')
      const halves = await run('SELECT count(*) AS parts FROM parts')
      expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index))
      expect(rows.length).toBeGreaterThan(acknowledged)
      expect(halves).toEqual([{ parts: rows.length }])
      acknowledged = rows.length - 1
      await store.close()
    }
  })

  it('refuses a second process as long as the first lives, and has the folder once that is killed', async () => {
    const folder = newTempFolder()
    const first = startCommitter(engine, folder)
    await untilAcknowledged(first, 0)
    const refused = await engine.open(placeIn(folder))
    expect(refused).toEqual({ ok: false, reason: 'in_use', message: expect.stringContaining(folder) })
    await killed(first)
    const { run } = await opened(engine, { folder })
    const [row] = await run('SELECT count(*) AS things FROM things')
    expect(row?.things).toBeGreaterThan(0)
  })

  it('refuses a second store of the same process', async () => {
    const { folder, add } = await opened(engine)
    expect(await engine.open(placeIn(folder))).toMatchObject({ ok: false, reason: 'in_use' })
    await add('the first goes on')
  })
}

/** Kills it as soon as it has acknowledged this number; answers the last one that it acknowledged. */
async function commitAndKill(engine: RecordEngine, folder: string, until: number): Promise<number> {
  const child = startCommitter(engine, folder)
  const last = await untilAcknowledged(child, until)
  await killed(child)
  return last()
}

function startCommitter(engine: RecordEngine, folder: string): ChildProcess {
  const args = ['--import', 'tsx', committer, engine.name, folder]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Resolves with what tells the last number that came. */
function untilAcknowledged(child: ChildProcess, number: number): Promise<() => number> {
  if (!child.stdout) throw new Error('the child has no output')
  let last = -1
  const lines = createInterface({ input: child.stdout })
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the child ended by itself')))
    lines.on('line', (line) => {
      last = Number(line)
      if (last >= number) resolve(() => last)
    })
  })
}

async function killed(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
}
