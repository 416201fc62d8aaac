import { expect, it } from 'vitest'
import { createBrandGates } from '../../../../../collector/stores/duckdb/brand-gates.ts'

/** Work that notes when it begins and ends, and ends when it is told. */
function createWorks() {
  const seen: string[] = []
  const work = (name: string) => {
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const run = async () => {
      seen.push(`${name} begins`)
      await ended
      seen.push(`${name} ends`)
    }
    return { run, end }
  }
  return { seen, work }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('lets questions run side by side, and whoever is alone wait for them and keep later ones waiting', async () => {
  const gates = createBrandGates()
  const { seen, work } = createWorks()
  const [one, two, alone, late] = [work('one'), work('two'), work('alone'), work('late')]
  const all = [
    gates.among('shop', one.run),
    gates.among('shop', two.run),
    gates.alone('shop', alone.run),
    gates.among('shop', late.run),
  ]
  await settled()
  expect(seen).toEqual(['one begins', 'two begins'])
  one.end()
  two.end()
  await settled()
  expect(seen.slice(2)).toEqual(['one ends', 'two ends', 'alone begins'])
  alone.end()
  await settled()
  expect(seen.slice(5)).toEqual(['alone ends', 'late begins'])
  late.end()
  await Promise.all(all)
})

it('keeps no brand waiting for another, and goes on after a failure', async () => {
  const gates = createBrandGates()
  const { seen, work } = createWorks()
  const alone = work('alone')
  const first = gates.alone('shop', alone.run)
  await settled()
  await gates.among('other', async () => void seen.push('other'))
  expect(seen).toEqual(['alone begins', 'other'])
  alone.end()
  await first
  await expect(gates.alone('shop', () => Promise.reject(new Error('full')))).rejects.toThrow('full')
  await expect(gates.among('shop', () => Promise.reject(new Error('bad')))).rejects.toThrow('bad')
  expect(await gates.alone('shop', async () => 'goes on')).toBe('goes on')
})
