import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jane, newContacts, toKeep } from '../support/test-contacts.ts'

const address = fc.constantFrom('ann@example.com', 'Ann@Example.com', 'bob@example.com', 'cat@example.com')
const phone = fc.constantFrom('+33612345678', '06 12 34 56 78', '+33612345679')
const fields = fc
  .record(
    { email: address, phone, first_name: fc.string({ unit: 'grapheme' }), city: fc.string() },
    { requiredKeys: [] },
  )
  .filter((given) => Object.values(given).some((value) => value.trim() !== ''))
const ambassador = fc.constantFrom('A1', 'A2')
const steps = fc.array(fc.record({ ambassador, fields }), { maxLength: 12 })

describe('whatever is kept, in whatever order', () => {
  it('V6: an ambassador has one contact by each address, and nobody’s goes to another ambassador', async () => {
    const { keep, within, contacts } = newContacts()
    let brands = 0
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const brand = `brand-${++brands}`
        for (const step of given) await keep(step, brand)
        for (const email of ['ann@example.com', 'bob@example.com', 'cat@example.com']) {
          const found = await within((tx) => contacts.findByEmail(tx, brand, email), brand)
          const owners = found.map((contact) => contact.ambassador)
          const owns = (owner: string) =>
            given.some((step) => step.ambassador === owner && step.fields.email?.toLowerCase() === email)
          expect(owners.toSorted()).toEqual(['A1', 'A2'].filter(owns))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('E16: the history has a line for each thing that the contact is not any more', async () => {
    const { keep, within, contacts } = newContacts()
    let brands = 0
    const changes = fc.array(
      fc.record({ first_name: fc.constantFrom('a', 'b'), city: fc.constantFrom('c', 'd') }),
      {
        maxLength: 8,
      },
    )
    await fc.assert(
      fc.asyncProperty(changes, async (given) => {
        const brand = `brand-${++brands}`
        const { id } = await keep({ fields: { email: jane.email ?? '', first_name: 'a', city: 'c' } }, brand)
        const expected = ['created']
        let before = { first_name: 'a', city: 'c' }
        for (const next of given) {
          await within((tx) => contacts.change(tx, brand, id, { fields: next }, 'x'), brand)
          if (next.first_name !== before.first_name) expected.push('first_name')
          if (next.city !== before.city) expected.push('city')
          before = next
        }
        const history = await within((tx) => contacts.history(tx, brand, id), brand)
        expect(history.map(({ what }) => what)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('S22: no field is in the rows, whatever it says', async () => {
    const { within, contacts } = newContacts()
    let brands = 0
    const text = fc
      .string({ unit: 'grapheme', minLength: 8, maxLength: 40 })
      .filter((value) => value.trim().length > 7)
    await fc.assert(
      fc.asyncProperty(text, async (message) => {
        const brand = `brand-${++brands}`
        const rows = await within(async (tx) => {
          const kept = await contacts.keep(tx, brand, toKeep({ fields: { message } }))
          if (!kept.ok) throw new Error(kept.reason)
          expect((await contacts.get(tx, brand, kept.contact.id))?.fields).toEqual({ message })
          return [await tx.run('SELECT * FROM contacts'), await tx.run('SELECT * FROM contact_changes')]
        }, brand)
        expect(rows.flat()).toHaveLength(2)
        expect(JSON.stringify(rows)).not.toContain(JSON.stringify(message).slice(1, -1))
      }),
      { numRuns: 60 },
    )
  })
})
