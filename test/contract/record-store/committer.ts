// A process that commits one pair of rows after the other and says which are acknowledged, until it is killed.
import { writeSync } from 'node:fs'
import { placeIn, type RecordEngine } from './place.ts'

const [name, folder] = process.argv.slice(2)
if (name === undefined || folder === undefined) throw new Error('committer.ts <engine> <folder>')
const { engine }: { engine: RecordEngine } = await import(`./${name}-engine.ts`)
const opened = await engine.open(placeIn(folder))
if (!opened.ok) throw new Error(opened.message)
const { store } = opened

const [row] = await store.transact('shop', (tx) => tx.run('SELECT count(*) AS things FROM things'))
for (let number = Number(row?.things); ; number++) {
  await store.transact('shop', async (tx) => {
    const id = `thing ${number}`
    await tx.run('INSERT INTO things (id, number, note) VALUES (?, ?, ?)', [id, number, 'x'.repeat(2000)])
    await tx.run('INSERT INTO parts (thing, place) VALUES (?, ?)', [id, number])
  })
  writeSync(1, `${number}\n`)
}
