import { describe, expect, it } from 'vitest'
import {
  type ContactInteraction,
  readInteractions,
  recordInteraction,
} from '../../../../collector/contacts/contact-interactions.ts'
import { newContacts } from '../../../support/test-contacts.ts'
import { noon } from '../../../support/wire-batch.ts'

async function withContact() {
  const bench = newContacts()
  const { id } = await bench.keep()
  return {
    ...bench,
    id,
    record: (interaction: ContactInteraction, contact = id) =>
      bench.within((tx) => recordInteraction(tx, contact, interaction)),
    read: (contact = id) => bench.within((tx) => readInteractions(tx, contact)),
  }
}

const sent = { publication: 'P1', kind: 'sent', at: noon } as const
const viewed = { publication: 'P1', kind: 'viewed', at: noon + 1 } as const
const clicked = { publication: 'P1', kind: 'clicked', at: noon + 2 } as const

describe('a contact’s interactions', () => {
  it('E12: are the publications sent and each view and click, the oldest first', async () => {
    const { record, read } = await withContact()
    const again = { ...viewed, at: noon + 3 }
    const other = { ...sent, publication: 'P2', at: noon + 4 }
    for (const interaction of [other, again, clicked, viewed, sent]) await record(interaction)
    expect(await read()).toEqual([sent, viewed, clicked, again, other])
  })

  it('E12: are one contact’s, and the same again is harmless', async () => {
    const { record, read, keep } = await withContact()
    const { id: other } = await keep({ ambassador: 'A2' })
    await record(sent)
    await record(sent)
    expect([await read(), await read(other)]).toEqual([[sent], []])
  })

  it('are refused of nobody, and go with the contact', async () => {
    const { record, within, contacts, run, id } = await withContact()
    await expect(record(sent, 'nobody')).rejects.toThrow(/FOREIGN KEY/)
    await record(sent)
    await within((tx) => contacts.remove(tx, 'shop', id))
    expect(await run('SELECT * FROM contact_interactions')).toEqual([])
  })

  it('stay, without the person, when the contact is erased', async () => {
    const { record, read, within, contacts, id } = await withContact()
    await record(clicked)
    await within((tx) => contacts.erase(tx, 'shop', id, 'person'))
    expect(await read()).toEqual([clicked])
  })

  it('of a kind that nobody wrote are not made up', async () => {
    const { record, read, run } = await withContact()
    await record(sent)
    await run("UPDATE contact_interactions SET kind = 'dreamt'")
    await expect(read()).rejects.toThrow('no kind of interaction')
  })
})
