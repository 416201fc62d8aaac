// The fields that a popin asks for, labelled in the shopper's language.
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'
import {
  type OptInPopinKind,
  type PopinField,
  type PopinFieldType,
  popinFields,
} from '../../sdk/protocol/popin.ts'
import {
  type FormField,
  isKnownField,
  type KnownField,
  type PopinSettings,
} from '../settings/popin-settings.ts'
import type { Wording } from './brand-wording.ts'

const types: Partial<Record<string, PopinFieldType>> = { email: 'email', phone: 'tel', message: 'textarea' }

/** What cannot stay empty. An order's message can: its popin never asks twice, and the order stands without (POPINS 3). */
const required: Record<Exclude<OptInPopinKind, 'form'>, readonly KnownField[]> = {
  order: [],
  subscribe: ['email'],
  message: ['message'],
  voucher: ['email'],
}

export function isOptInPopin(kind: PopinKind): kind is OptInPopinKind {
  return Object.hasOwn(popinFields, kind)
}

export function fieldsOf(kind: PopinKind, settings: PopinSettings, wording: Wording): PopinField[] {
  if (!isOptInPopin(kind)) return []
  if (kind === 'form') return settings.formFields.map((field) => brandField(field, wording))
  return popinFields[kind].map((name) => ({
    name,
    type: types[name] ?? 'text',
    required: required[kind].includes(name),
    label: wording.say(`field.${name}`),
  }))
}

/** The label in the shopper's language, else Candor's own, else the first that the brand gave. */
function brandField({ name, type, required, label }: FormField, wording: Wording): PopinField {
  const known = isKnownField(name) ? wording.say(`field.${name}`) : Object.values(label)[0]
  return { name, type, required, label: label[wording.language] ?? known ?? name }
}
