// `kill -9` between the answer to an opt-in and its mail: what was answered is mailed after the restart, once.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startMailServer } from '../support/mail-server.ts'
import { testMailSettings } from '../support/test-mail.ts'
import { until } from '../support/until.ts'
import {
  type CollectorProcess,
  type Folder,
  newFolder,
  origin,
  runCandor,
  startCollector,
} from './collector-process.ts'
import { pause } from './counts.ts'

const brand = 'opted'
/** A task that a runner took with it to its grave is free again after a minute, and looked for each second. */
const longestWaitMs = 150_000

/** A brand whose mails go to this port. */
async function addBrand({ data, keys }: Folder, port: number): Promise<void> {
  const settings = {
    origins: [origin],
    contacts: 'on',
    publicUrl: 'https://shop.example.com/_c/',
    mail: testMailSettings(port),
    popins: { boxes: { subscribe: ['brand'] } },
  }
  const file = join(data, '..', 'settings.json')
  writeFileSync(file, JSON.stringify(settings))
  const added = await runCandor({ data, keys, journal: '' }, ['brand', 'add', brand, '--settings', file])
  if (added.code !== 0) throw new Error(added.output)
}

/** Subscribes an address, and answers when the collector has. */
async function subscribe({ base }: CollectorProcess, email: string): Promise<number> {
  const answer = await (await fetch(`${base}/p/${brand}/popin/subscribe?language=en`)).json()
  const body = {
    id: randomUUID(),
    act: 'sent',
    popin: 'subscribe',
    popin_version: answer.version,
    language: answer.language,
    page: `${origin}/blog`,
    ambassador: 'lea',
    fields: { email },
    boxes: { brand: { ticked: true, text: answer.text_hashes.brand } },
    open_ms: 5000,
  }
  const headers = { origin, 'content-type': 'text/plain' }
  const sent = await fetch(`${base}/o/${brand}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return sent.status
}

test('An opt-in that was answered before a kill -9 gets its mail after the restart, and gets it once', async () => {
  let isOpen = false
  let calls = 0
  const server = await startMailServer({
    onConnect(_session, done) {
      calls += 1
      // Says nothing, as a server that hangs, until the test lets it speak.
      if (isOpen) done()
    },
  })
  const folder = await newFolder()
  await addBrand(folder, server.port)
  const first = await startCollector(folder)
  expect(await subscribe(first, 'asked@example.com')).toBe(202)
  await until('the mail server is called', () => calls > 0)
  // Two more whose answers the end follows at once: their submissions may not even be settled.
  const statuses = await Promise.all(['one@example.com', 'two@example.com'].map((to) => subscribe(first, to)))
  await first.end('SIGKILL')
  expect(statuses).toEqual([202, 202])
  expect(server.received).toEqual([])

  isOpen = true
  const second = await startCollector(folder)
  const sentTo = () => server.received.map(({ to }) => to.join()).sort()
  for (let waited = 0; waited < longestWaitMs && sentTo().length < 3; waited += 500) await pause(500)
  expect(sentTo()).toEqual(['asked@example.com', 'one@example.com', 'two@example.com'])
  expect(await second.end('SIGTERM')).toMatchObject({ code: 0 })
  // Once: the first looks of another life send nothing more.
  const third = await startCollector(folder)
  await pause(2000)
  expect(await third.end('SIGTERM')).toMatchObject({ code: 0 })
  expect(sentTo()).toHaveLength(3)
})
