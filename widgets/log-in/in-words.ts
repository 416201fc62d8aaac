// What the page says of a refusal, and of a role.
import type { Refusal, Role } from './client.ts'

export const inWords = (refusal: Refusal): string => {
  switch (refusal.reason) {
    case 'wrong':
      return 'The name or the password is not right.'
    case 'wait':
      return `Too many tries. Wait ${duration(refusal.seconds)}, then try again.`
    case 'weak':
      return `The password ${refusal.message}.`
    case 'dead':
      return 'This link is not known, was used already, or is over. Ask whoever invited you for a new one.'
    case 'refused':
      return refusal.message
    case 'unreachable':
      return 'The collector cannot be reached. Try again in a moment.'
  }
}

const duration = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60)
  if (seconds < 60) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}

/** After "You are invited to" and a brand. */
export const roleWords: Readonly<Record<Role, string>> = {
  operator: 'to run this collector, with every brand on it',
  account: 'to look after the brand: its reports, its people, its settings',
  brand_admin: 'to see its reports and its contacts, and to say who else may',
  analyst: 'to read its reports',
  ambassador: 'to see the contacts who left you their details',
}
