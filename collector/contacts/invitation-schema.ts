// The table of invitations: when a contact who was `new` was invited, and whether the second invitation was asked for.
import type { Migration } from '../stores/records.ts'

export const invitationSchema: readonly Migration[] = [
  {
    name: 'contact-invitations-1',
    sql: [
      `CREATE TABLE contact_invitations (
        contact TEXT PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE,
        first_at BIGINT NOT NULL,
        second_asked_at BIGINT,
        second_at BIGINT
      )`,
    ],
  },
]
