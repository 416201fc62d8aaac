// S16: mail programs, scanners and previews open links, some in a whole browser. Nothing changes without a button.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { type OptIns, startOptIns } from '../support/start-opt-ins.ts'
import { launchChromium } from '../support/visitor.ts'

const tables = [
  'contacts',
  'contact_changes',
  'ledger_entries',
  'contact_links',
  'asks',
  'tasks',
  'suppressions',
]

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)

afterAll(() => browser?.close())

/** Everything that a link could change, as one text; and how many mails there are. */
const stateOf = ({ inBrand, inbox }: OptIns): Promise<string> =>
  inBrand('acme', async (tx) => {
    const rows = []
    for (const table of tables) rows.push(await tx.run(`SELECT * FROM ${table} ORDER BY 1`))
    return JSON.stringify([rows, inbox.list().length])
  })

/** A brand, and Jeanne with a mail that she has not answered. */
async function mailed(): Promise<OptIns> {
  const optIns = await startOptIns()
  await optIns.addBrand('acme', { controller: 'Acme' })
  await optIn(optIns, { ticked: ['ambassador', 'brand'] })
  return optIns
}

/** The same, and she has confirmed. */
async function confirmed(): Promise<OptIns> {
  const optIns = await mailed()
  await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
  await optIns.runner.runDue()
  return optIns
}

/** And has asked for the link to her own page. */
async function wroteAgain(): Promise<OptIns> {
  const optIns = await confirmed()
  optIns.clock.now += 11 * 60_000
  await optIns.press('unsubscribe/acme', { email: jeanne })
  await optIns.runner.runDue()
  return optIns
}

/** Opens a page as a scanner with a browser does: runs what there is to run, and follows the links on it. */
async function scan(address: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  const links = await page.locator('a').evaluateAll((all) => all.map((link) => Reflect.get(link, 'href')))
  for (const link of links.map(String))
    if (link.startsWith(new URL(address).origin)) await context.request.get(link)
  await context.close()
}

const links = [
  ['the confirmation before it was answered', mailed, 'confirm'],
  ['its other link, to unsubscribe', mailed, 'unsubscribe'],
  ['the confirmation after it was answered', confirmed, 'confirm'],
  ['its other link then', confirmed, 'unsubscribe'],
  ['the own page', wroteAgain, 'me'],
  ['its other link, to unsubscribe from all', wroteAgain, 'unsubscribe'],
] as const

describe.each(links)('%s', (_name, reach, kind) => {
  it('S16, POPINS 11: GET, HEAD and five browsers at once change nothing', async () => {
    const optIns = await reach()
    const address = optIns.base + optIns.linkIn(kind)
    const before = await stateOf(optIns)
    for (const method of ['GET', 'HEAD']) expect((await fetch(address, { method })).status).toBe(200)
    await Promise.all(Array.from({ length: 5 }, () => scan(address)))
    expect(await stateOf(optIns)).toBe(before)
    expect(optIns.problems).toEqual([])
  })
})

it('S16: after all that the button still works, and it is what changes something', async () => {
  const optIns = await mailed()
  const address = optIns.base + optIns.linkIn('confirm')
  await Promise.all(Array.from({ length: 5 }, () => scan(address)))
  const before = await stateOf(optIns)
  const page = await browser.newPage()
  await page.goto(address)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await page.getByRole('heading', { name: 'Confirmed' }).waitFor()
  expect(await stateOf(optIns)).not.toBe(before)
  await page.close()
})
