import { expect, test } from 'vitest'
import { createLatest } from '../../../../widgets/reports/latest.ts'

/** Work that ends when told to, and remembers its signal. */
const work = () => {
  const started: { signal: AbortSignal; end: (result: string) => void }[] = []
  const run = (signal: AbortSignal) => new Promise<string>((end) => started.push({ signal, end }))
  return { started, run }
}

test('the result of the only work is handed on', async () => {
  const results: string[] = []
  const latest = createLatest()
  await latest.run(
    () => Promise.resolve('done'),
    (result) => results.push(result),
  )
  expect(results).toEqual(['done'])
})

test('newer work aborts the older, whose result is thrown away even when it comes last', async () => {
  const results: string[] = []
  const latest = createLatest()
  const { started, run } = work()
  const first = latest.run(run, (result) => results.push(result))
  const second = latest.run(run, (result) => results.push(result))
  const [older, newer] = started
  expect([older?.signal.aborted, newer?.signal.aborted]).toEqual([true, false])
  newer?.end('newer')
  older?.end('older')
  await Promise.all([first, second])
  expect(results).toEqual(['newer'])
})

test('stopped work hands nothing on', async () => {
  const results: string[] = []
  const latest = createLatest()
  const { started, run } = work()
  const only = latest.run(run, (result) => results.push(result))
  latest.stop()
  started[0]?.end('late')
  await only
  expect(results).toEqual([])
})
