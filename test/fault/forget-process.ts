// Forgets a visitor in the store of a folder, and kills itself at a named moment of it. Run by `erasure-killed.test.ts`.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openDuckdbEventStore } from '../../collector/stores/duckdb/duckdb-event-store.ts'
import { forgottenBefore, newIdOf, theirs } from './forgotten-visitor.ts'

const [folder = '', moment = ''] = process.argv.slice(2)
const file = (month: string) => join(folder, 'shop', 'events', `${month}.duckdb`)
const inode = (month: string) => (existsSync(file(month)) ? statSync(file(month)).ino : 0)
const before = inode('2026-09')

const moments: Record<string, () => boolean> = {
  'the first draft is begun': () => existsSync(`${file('2026-09')}.new`),
  'the first draft is large': () =>
    existsSync(`${file('2026-09')}.new`) && statSync(`${file('2026-09')}.new`).size > 100_000,
  'the first month is replaced': () => inode('2026-09') !== before,
  'the second draft is begun': () => existsSync(`${file('2026-10')}.new`),
}

const isNow = moments[moment]
const end = () => process.kill(process.pid, 'SIGKILL')
const opened = await openDuckdbEventStore({ dataFolder: folder })
if (!opened.ok) throw new Error(opened.message)
if (isNow) setInterval(() => isNow() && end(), 1)
await opened.store.forget('shop', { ...theirs, receivedBefore: forgottenBefore }, (kind, old) => {
  if (moment === 'the new IDs are made') end()
  return newIdOf(kind, old)
})
end()
