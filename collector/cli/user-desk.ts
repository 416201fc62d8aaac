// What the `candor user …` commands ask for, wherever they are answered.
import type { WantedUser } from '../access/users.ts'
import type { ListedUser } from '../routes/user-answers.ts'

export type Told<Result> = ({ ok: true } & Result) | { ok: false; message: string }

export interface IssuedPath {
  /** The link's path on the collector; null when the person has the role already, without a link. */
  link: string | null
  /** ISO 8601 in UTC. */
  expires: string | null
}

export interface UserDesk {
  invite(wanted: WantedUser): Promise<Told<IssuedPath>>
  list(): Promise<Told<{ users: ListedUser[] }>>
  /** At one brand, or everywhere for null. */
  revoke(user: string, brand: string | null): Promise<Told<object>>
  newPassword(user: string): Promise<Told<IssuedPath>>
}
