import { describe, expect, it } from 'vitest'
import { contactLimits, day, rowsWith, type TestedLimit } from '../support/contact-limits.ts'
import { killedRecords } from '../support/killed-records.ts'
import { ana, startServerContacts } from '../support/server-contacts.ts'

const emails = ['ana@example.com', 'eva@example.com', 'otto@example.com']
/** More statements than any limit needs for the three. */
const most = 400

/** Three contacts that the limit is over for, with links and IDs of the brand's that hang on them. */
async function startDue(limit: TestedLimit) {
  const api = await startServerContacts({
    retention: { newDays: 1, optedOutDays: 30, invitationDays: 3, secondInvitationDays: 3 },
    webhooks: { url: 'https://hooks.example.com/candor', secret: { variable: 'HOOK' } },
  })
  for (const [index, email] of emails.entries()) {
    await api.send({ ...ana, external_id: `C-${index}`, email })
    if (limit === 'R7') await api.suppress({ email, reason: 'opt_out' })
    if (limit === 'R4' || limit === 'R5')
      await api.call('POST', '/api/acme/invitations', api.key, { external_id: `C-${index}`, state: 'sent' })
  }
  api.clock.now += 40 * day
  if (limit === 'R5') {
    await contactLimits(api).run('R4')
    api.clock.now += 40 * day
  }
  const rows = await api.inBrand((tx) => tx.run('SELECT id FROM contacts'))
  return { ...api, ids: rows.map(({ id }) => String(id)) }
}

/** What is left of each contact: all of its tables, or none; and its status. */
async function stateOf({ records, inBrand, ids }: Awaited<ReturnType<typeof startDue>>): Promise<string[]> {
  const states: string[] = []
  for (const id of ids) {
    const tables = (await rowsWith(records, id)).filter((name) => name !== 'access_log_entries')
    const [row] = await inBrand((tx) => tx.run('SELECT ambassador_opt_in FROM contacts WHERE id = ?', [id]))
    states.push(`${row?.ambassador_opt_in ?? 'gone'} ${[...new Set(tables)].sort().join()}`)
  }
  return states
}

describe('a limit that is killed while it is carried out', () => {
  it.each(['R3', 'R4', 'R5', 'R7'] as const)(
    '%s: leaves each record whole or ended at every statement, and the next run finishes',
    async (limit) => {
      const started = await startDue(limit)
      const before = await stateOf(started)
      const seen = new Set<string>(before)
      let statements = 0
      let isDone = false
      while (!isDone && statements < most) {
        const killed = killedRecords(started.records, statements)
        const { run } = contactLimits(started, killed.records)
        await run(limit).catch(() => 0)
        isDone = !killed.wasKilled()
        for (const state of await stateOf(started)) seen.add(state)
        statements += 1
      }
      expect(isDone).toBe(true)
      const after = await stateOf(started)
      // Nothing between what a record was and what it has become was ever there.
      expect([...seen].sort()).toEqual([...new Set([...before, ...after])].sort())
      expect(new Set(after).size).toBe(1)
      expect(after).not.toEqual(before)
    },
    120_000,
  )
})
