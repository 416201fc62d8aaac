import { describe, expect, it } from 'vitest'
import { type Lookup, resolveHost } from '../../../../collector/webhooks/resolve-host.ts'

const family = (address: string) => (address.includes(':') ? 6 : 4)
const answers =
  (...addresses: string[]): Lookup =>
  async () =>
    addresses.map((address) => ({ address, family: family(address) }))
const never: Lookup = () => Promise.reject(new Error('nobody asked'))

/** What the registries have set aside, in every spelling that reaches it. */
const inner = [
  '0.0.0.0',
  '10.0.0.7',
  '100.64.0.1',
  '127.0.0.1',
  '127.8.9.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.7',
  '::ffff:a9fe:a9fe',
  '64:ff9b::a9fe:a9fe',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
]

/** Public ones, just outside of what is set aside. Somebody's: made here of numbers, and never contacted. */
const outer = [
  [9, 255, 255, 255],
  [11, 0, 0, 0],
  [172, 32, 0, 0],
  [128, 0, 0, 1],
].map((bytes) => bytes.join('.'))
const [somePublic = ''] = outer

describe('the host of a webhook', () => {
  it.each(inner)('S18: %s is an inner address, by its name and as it is', async (address) => {
    const refused = { ok: false, reason: 'inner_address' }
    expect(await resolveHost('hooks.example.com', answers(address), false)).toEqual(refused)
    const literal = address.includes(':') ? `[${address}]` : address
    expect(await resolveHost(literal, never, false)).toEqual(refused)
  })

  it.each(outer)('%s is pinned as it was answered', async (address) => {
    expect(await resolveHost('hooks.example.com', answers(address), false)).toEqual({
      ok: true,
      address: { address, family: family(address) },
    })
  })

  it('S18: one inner address among public ones refuses them all', async () => {
    const lookup = answers(somePublic, '10.0.0.1')
    expect(await resolveHost('hooks.example.com', lookup, false)).toEqual({
      ok: false,
      reason: 'inner_address',
    })
  })

  it('asks the name server once', async () => {
    let asked = 0
    const lookup: Lookup = async () => {
      asked++
      return [{ address: asked === 1 ? somePublic : '127.0.0.1', family: 4 }]
    }
    expect(await resolveHost('hooks.example.com', lookup, false)).toMatchObject({ ok: true })
    expect(asked).toBe(1)
  })

  it('a name that nobody knows is unresolved', async () => {
    const unresolved = { ok: false, reason: 'unresolved' }
    expect(await resolveHost('hooks.example.com', never, false)).toEqual(unresolved)
    expect(await resolveHost('hooks.example.com', answers(), false)).toEqual(unresolved)
  })

  it.each(['127.0.0.1', '[::1]'])('loopback lets %s in, and nothing else', async (host) => {
    expect(await resolveHost(host, never, true)).toMatchObject({ ok: true })
    expect(await resolveHost('hooks.example.com', answers('10.0.0.1'), true)).toMatchObject({ ok: false })
    expect(await resolveHost('hooks.example.com', answers(somePublic), true)).toMatchObject({ ok: false })
  })
})
