// What cannot be seen from outside: moments that meet, and keys that change.
import { randomBytes } from 'node:crypto'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { roles } from '../../../../collector/access/caller.ts'
import { createAccess } from '../../../../collector/access/create-access.ts'
import { accessSchema } from '../../../../collector/access/schema.ts'
import { createKeyRing } from '../../../../collector/privacy/key-ring.ts'
import type { RecordStore } from '../../../../collector/stores/records.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'
import { cheapPassword } from '../../../support/start-test-collector.ts'
import { noon } from '../../../support/wire-batch.ts'

const password = 'four words in a row'
const address = '198.51.100.20'
const nothing = { session: null, remembered: null }
const ana = { email: 'ana@example.com', role: 'analyst', brand: 'acme', ambassador: null } as const
const commandLine = { person: null, grantable: roles }

const peppers = new Map([1, 2].map((version) => [version, Buffer.alloc(32, version)]))
const firstRing = createKeyRing({ version: 1, peppers: new Map([...peppers].slice(0, 1)) })
const bothRings = createKeyRing({ version: 2, peppers })

/** The same store, and every statement that it was asked. */
function noted(store: RecordStore) {
  const statements: string[] = []
  const records: RecordStore = {
    ...store,
    transact: (brand, work) =>
      store.transact(brand, (tx) =>
        work({
          ...tx,
          run: (sql, params) => {
            statements.push(sql)
            return tx.run(sql, params)
          },
        }),
      ),
  }
  return { records, statements }
}

function start() {
  const { records, statements } = noted(openBrandRecords(accessSchema))
  const under = (keyRing: typeof firstRing) =>
    createAccess({
      records,
      keyRing,
      random: randomBytes,
      newId: () => ulid(noon),
      now: () => noon,
      passwordCost: cheapPassword,
    })
  const access = under(firstRing)

  async function invite(): Promise<string> {
    const invited = await access.users.invite(ana, commandLine)
    if (!invited.ok || invited.token === null) throw new Error('not invited')
    return invited.token
  }
  const accept = (token: string) => access.joining.accept({ token, password, address, held: nothing })
  const logIn = (by = access, remember = false) =>
    by.logIn.logIn({ user: ana.email, password, remember, address, held: nothing })
  return { records, statements, access, under, invite, accept, logIn }
}

describe('an invitation', () => {
  it('S14: asks the store the same whether the address has an account at another brand or none', async () => {
    const { access, statements, invite, accept } = start()
    await accept(await invite())
    const asked = async (email: string) => {
      statements.length = 0
      const invited = await access.users.invite({ ...ana, email, brand: 'other' }, commandLine)
      expect(invited).toEqual({ ok: true, token: expect.any(String), expires: expect.any(Number) })
      return [...statements]
    }
    const ofKnown = await asked(ana.email)
    expect(ofKnown).toHaveLength(5)
    expect(await asked('new@example.com')).toEqual(ofKnown)
  })
})

describe('at the same moment', () => {
  it('S15: a link that two accept lets one of them in', async () => {
    const { access, invite, accept } = start()
    const token = await invite()
    const accepted = await Promise.all([accept(token), accept(token), accept(token)])
    expect(accepted.map(({ ok }) => ok).sort()).toEqual([false, false, true])
    expect(await access.users.list(null)).toHaveLength(1)
  })

  it('T6: two invitations of one person make one person', async () => {
    const { access, invite, accept } = start()
    const [first, second] = [
      await invite(),
      await access.users.invite({ ...ana, brand: 'other' }, commandLine),
    ]
    const other = second.ok && second.token !== null ? second.token : ''
    await Promise.all([accept(first), accept(other)])
    await accept(other)
    const users = await access.users.list(null)
    expect(new Set(users.map(({ id }) => id)).size).toBe(1)
    expect(users.map(({ brand }) => brand).sort()).toEqual(['acme', 'other'])
  })

  it('K6: a token that two show lets neither stay', async () => {
    const { access, invite, accept, logIn } = start()
    await accept(await invite())
    const logged = await logIn(access, true)
    if (!logged.ok) throw new Error(logged.reason)
    const held = { session: null, remembered: logged.opened.remembered }
    const [one, two] = await Promise.all([access.logIn.resume(held), access.logIn.resume(held)])
    expect([one, two].filter(Boolean)).toHaveLength(1)
    const successor = { session: null, remembered: (one ?? two)?.remembered ?? '' }
    expect(await access.logIn.resume(successor)).toBeNull()
  })

  it('S21: who is revoked while their password is compared is not let in', async () => {
    const { access, invite, accept, logIn } = start()
    await accept(await invite())
    const [logged] = await Promise.all([logIn(), access.users.revoke(ana.email, null, commandLine)])
    const cookie = logged.ok ? `candor_session=${logged.opened.session}` : ''
    const headers: Record<string, string> = { host: 'localhost', cookie }
    expect(await access.findPerson.everywhere({ header: (name) => headers[name] })).toBeNull()
  })
})

describe('when the pepper is changed', () => {
  it('people, links and sessions are still found, and a log-in brings the tag under the newest', async () => {
    const { records, under, invite, accept, logIn } = start()
    const token = await invite()
    const later = under(bothRings)
    expect(await later.joining.look(token)).toMatchObject({ email: ana.email })
    await accept(token)
    const before = await logIn()
    if (!before.ok) throw new Error(before.reason)
    const headers: Record<string, string> = {
      host: 'localhost',
      cookie: `candor_session=${before.opened.session}`,
    }
    expect(await later.findPerson.everywhere({ header: (name) => headers[name] })).not.toBeNull()
    const tagOf = () => records.transact(null, (tx) => tx.run('SELECT email_tag FROM people'))
    expect(await tagOf()).toEqual([{ email_tag: expect.stringMatching(/^h1_/) }])
    expect((await logIn(later)).ok).toBe(true)
    expect(await tagOf()).toEqual([{ email_tag: expect.stringMatching(/^h2_/) }])
    expect((await later.users.list('acme'))[0]).toMatchObject({ email: ana.email })
  })

  it('somebody who was invited under the old one is not made twice under the new', async () => {
    const { under, invite, accept } = start()
    await accept(await invite())
    const later = under(bothRings)
    expect(await later.users.invite({ ...ana, role: 'brand_admin' }, commandLine)).toEqual({
      ok: true,
      token: null,
    })
    expect(await later.users.list(null)).toMatchObject([{ role: 'brand_admin' }])
  })
})
