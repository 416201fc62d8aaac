// What is known of a contact, and what somebody says now.
import { type ContactFields, contactFieldNames } from './contact.ts'

/** The fields of `given` in place of those in `known`; an empty text takes one away. Custom fields one by one. */
export function mergeFields(known: ContactFields, given: ContactFields): ContactFields {
  const { custom: knownCustom, ...knownRest } = known
  const { custom: givenCustom, ...givenRest } = given
  const custom = filled({ ...knownCustom, ...givenCustom })
  const merged = filled({ ...knownRest, ...givenRest })
  return Object.keys(custom).length > 0 ? { ...merged, custom } : merged
}

/** The names of what differs: a field's, or `custom.<name>`. */
export function changedFields(before: ContactFields, after: ContactFields): string[] {
  const plain = contactFieldNames.filter((name) => name !== 'custom' && before[name] !== after[name])
  const [old, next] = [before.custom ?? {}, after.custom ?? {}]
  const custom = Object.keys({ ...old, ...next }).filter((name) => old[name] !== next[name])
  return [...plain, ...custom.map((name) => `custom.${name}`)]
}

/** Blanks alone are as good as nothing. */
function filled(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))
}
