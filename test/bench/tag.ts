// What the tag costs a page: the built file in Chromium, beside the same page with an empty script, in turns.
import type { Browser } from 'playwright-core'
import { launchChromium } from '../support/visitor.ts'
import { type Figure, figure, median } from './figure.ts'
import { type Received, type Script, startTagShop, type TagShop } from './tag-shop.ts'
import { becomeQuiet, type TagVisit, visit } from './tag-visit.ts'

const rounds = 5
const callsTimed = 1000
const burst = 200
const scripts: Script[] = ['empty', 'tag']

/** By the throttling rate: what is added to the figures' names. */
const slowdowns = { 1: '', 4: '_4x' }

/** One number of one visit, by its figure's name without `tag.` or `empty.`. */
type Sample = Record<string, number>
type Samples = Record<Script, Sample[]>

export async function measureTag(): Promise<Figure[]> {
  const browser = await launchChromium({ isWhole: true })
  const shop = await startTagShop()
  try {
    return [
      ...(await measureCalls(browser, shop)),
      ...(await measureBurst(browser, shop)),
      ...(await measureLoad(browser, shop, 1)),
      ...(await measureLoad(browser, shop, 4)),
    ]
  } finally {
    await browser.close()
    await shop.close()
  }
}

/** The first calls of a page: what runs is not warm yet. */
async function measureCalls(browser: Browser, shop: TagShop): Promise<Figure[]> {
  const samples = await takeTurns(browser, shop, 1, async ({ page }) => ({
    call_ms: await page.evaluate(timeCalls, callsTimed),
  }))
  return scripts.map((script) => figure(`${script}.call_ms`, middle(samples[script], 'call_ms'), 'ms'))
}

async function measureBurst(browser: Browser, shop: TagShop): Promise<Figure[]> {
  const arrived: Received[] = []
  const samples = await takeTurns(browser, shop, 1, async ({ page, cpu, longTasks }, script) => {
    await becomeQuiet()
    shop.takeReceived()
    const before = await cpu()
    await page.evaluate(makeCalls, burst)
    await becomeQuiet()
    const { all } = await cpu()
    if (script === 'tag') arrived.push(shop.takeReceived())
    return { burst_cpu_ms_per_event: (all - before.all) / burst, long_tasks: await longTasks() }
  })
  const lost = arrived.find(({ events }) => events !== burst)
  if (lost) throw new Error(`of ${burst} events ${lost.events} arrived in time`)
  return [
    ...beside(samples, 'burst_cpu_ms_per_event', 'ms'),
    ...beside(samples, 'long_tasks', 'tasks'),
    figure('tag.burst_requests', median(arrived.map(({ requests }) => requests)), 'requests'),
    figure('tag.bytes_per_event', median(arrived.map(({ bytes }) => bytes)) / burst, 'bytes'),
  ]
}

/** The first page in a new process, where everything happens for the first time, and the next page in the same one. */
async function measureLoad(browser: Browser, shop: TagShop, slowdown: 1 | 4): Promise<Figure[]> {
  const samples = await takeTurns(browser, shop, slowdown, async (visited) => {
    const first = await loadCost(visited)
    await visited.page.reload({ waitUntil: 'load' })
    const next = await loadCost(visited)
    return {
      init_cpu_ms: first.init,
      load_cpu_ms: first.load,
      next_init_cpu_ms: next.init,
      next_load_cpu_ms: next.load,
    }
  })
  return ['init_cpu_ms', 'load_cpu_ms', 'next_init_cpu_ms', 'next_load_cpu_ms'].flatMap((name) =>
    beside(samples, name, 'ms').map((one) => ({ ...one, bench: one.bench + slowdowns[slowdown] })),
  )
}

/** Scripts until the page has loaded; every task until its first batch has been sent. */
async function loadCost({ cpu }: TagVisit): Promise<{ init: number; load: number }> {
  const { scripts: init } = await cpu()
  await becomeQuiet()
  const { all: load } = await cpu()
  return { init, load }
}

/** Each page once, one after the other, so that what else the machine does touches both alike. */
async function takeTurns(
  browser: Browser,
  shop: TagShop,
  slowdown: number,
  measure: (visit: TagVisit, script: Script) => Promise<Sample>,
): Promise<Samples> {
  const samples: Samples = { empty: [], tag: [] }
  for (let round = 0; round < rounds; round++) {
    for (const script of scripts) {
      const visited = await visit(browser, shop.address(script), slowdown)
      samples[script].push(await measure(visited, script))
      await visited.leave()
    }
  }
  return samples
}

/** The empty page's figure, and how much more the tag's page took: the middle of the rounds' differences. */
function beside({ empty, tag }: Samples, name: string, unit: string): Figure[] {
  const added = tag.map((sample, round) => ({ [name]: number(sample, name) - number(empty[round], name) }))
  return [
    figure(`empty.${name}`, middle(empty, name), unit),
    figure(`tag.${name}`, middle(added, name), unit),
  ]
}

const middle = (samples: Sample[], name: string) => median(samples.map((sample) => number(sample, name)))
const number = (sample: Sample | undefined, name: string) => sample?.[name] ?? Number.NaN

// The two below run in the page. On the empty page `candor` is the stub, which queues; its place takes a function that
// does nothing, so that the difference is all of the tag's.

function timeCalls(count: number): number {
  const candor = Object(Reflect.get(window, 'candor'))
  const call = candor.loaded ? candor : () => undefined
  const began = performance.now()
  for (let index = 0; index < count; index++) call('event', 'colour_tried', { colour: 'red', place: index })
  return (performance.now() - began) / count
}

function makeCalls(count: number): void {
  const candor = Object(Reflect.get(window, 'candor'))
  const call = candor.loaded ? candor : () => undefined
  for (let index = 0; index < count; index++) call('event', 'colour_tried', { colour: 'red', place: index })
}
