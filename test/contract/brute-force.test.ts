// Somebody has the data folder and not the keys, and tries what they can guess: every address of a network, a dictionary.
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { filesUnder } from '../support/byte-search.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { wireBatch } from '../support/wire-batch.ts'

const known = { address: '198.51.100.23', email: 'known.shopper1234@example.com' }

/** Every address of the /16, and 10,000 e-mails that a shop's customers could have. */
function* guesses(): Generator<string> {
  const network = known.address.split('.').slice(0, 2).join('.')
  for (let host = 0; host < 65_536; host++) yield `${network}.${host >> 8}.${host & 255}`
  for (let number = 0; number < 10_000; number++) yield `known.shopper${number}@example.com`
}

/** What a guess may have become without a secret: itself, hashed, keyed with what is public, with and without the brand. */
function formsOf(guess: string): string[] {
  const digests = [
    createHash('sha256').update(guess).digest(),
    createHash('md5').update(guess).digest(),
    createHmac('sha256', 'acme').update(guess).digest(),
    createHash('sha256').update(`acme\0${guess}`).digest(),
  ].map((digest) => digest.subarray(0, 16))
  return [
    guess,
    ...digests.flatMap((bytes) => [bytes.toString('hex'), bytes.toString('base64url').slice(0, 21)]),
  ]
}

it('S22: finds nobody in the data folder without the keys', async () => {
  const collector = await startTestCollector({ environment: { trustedProxies: ['127.0.0.1'] } })
  await collector.addBrand('acme', { contacts: 'on' })
  const customer = { customer_id: 'C42', email: known.email }
  const sent = await collector.send(wireBatch({ customer }), { 'x-forwarded-for': known.address })
  expect(sent.status).toBe(202)
  await collector.loaded()
  const rows = await collector.storedRows('email, network')
  expect(rows).toMatchObject([
    { email: expect.stringMatching(/^h1_/), network: expect.stringMatching(/^i1_/) },
  ])

  const forms = new Set<string>()
  for (const guess of guesses()) for (const form of formsOf(guess)) forms.add(form)
  expect(forms.size).toBeGreaterThan(600_000)
  const found = filesUnder(collector.environment.dataFolder).flatMap((file) =>
    standingIn(readFileSync(file), forms),
  )
  expect(found).toEqual([])
  // It would have found them.
  for (const form of formsOf(known.address))
    expect(standingIn(Buffer.from(`x${form}y`), forms)).toContain(form)
})

/** Every form that stands in the bytes: those of hashes by their length, the rest by their shape. */
function standingIn(bytes: Buffer, forms: ReadonlySet<string>): string[] {
  const text = bytes.toString('latin1')
  const texts = text.match(/\d+\.\d+\.\d+\.\d+|known\.shopper\d+@example\.com/g) ?? []
  const found = texts.filter((one) => forms.has(one))
  for (const run of text.match(/[\w-]{21,}/g) ?? [])
    for (let at = 0; at <= run.length - 21; at++)
      for (const length of [32, 21]) {
        const one = run.slice(at, at + length)
        if (forms.has(one)) found.push(one)
      }
  return found
}
