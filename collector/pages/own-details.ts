// What is kept of a person, as a form in which they see and correct it.
import type { Wording } from '../contacts/brand-wording.ts'
import type { ContactFields } from '../contacts/contact.ts'
import { attributes, type Html, html } from './html.ts'
import { customPrefix, detailNames, ownPageButtons } from './own-page-names.ts'

/** `field`: which one was refused; null: none would be left. */
export interface TypedDetails {
  values: Readonly<Record<string, string>>
  field: string | null
}

export interface DetailsOptions {
  wording: Wording
  fields: ContactFields
  typed: TypedDetails | undefined
}

type DetailName = (typeof detailNames)[number]

/** WCAG 1.3.5: what a browser may fill in, and which keys a phone shows. */
const inputs: Readonly<Record<DetailName, { type: string; autocomplete: string }>> = {
  first_name: { type: 'text', autocomplete: 'given-name' },
  last_name: { type: 'text', autocomplete: 'family-name' },
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
  city: { type: 'text', autocomplete: 'address-level2' },
  postal_code: { type: 'text', autocomplete: 'postal-code' },
}

export function detailsForm({ wording, fields, typed }: DetailsOptions): Html {
  const { say } = wording
  const problemOf = (name: string) =>
    typed?.field === name ? say(name === 'email' ? 'popin.error_email' : 'fallback.error_field') : null
  const plain = detailNames.map((name) =>
    fieldHtml({
      name,
      label: say(`field.${name}`),
      value: typed?.values[name] ?? fields[name] ?? '',
      hint: name === 'email' ? say('rights.email_hint') : null,
      problem: problemOf(name),
      ...inputs[name],
    }),
  )
  const custom = Object.entries(fields.custom ?? {}).map(([own, value]) => {
    const name = `${customPrefix}${own}`
    const shown = typed?.values[name] ?? value
    const problem = problemOf('custom')
    return fieldHtml({
      name,
      label: own,
      value: shown,
      hint: null,
      problem,
      type: 'text',
      autocomplete: 'off',
    })
  })
  return html`<form method="post" accept-charset="utf-8" novalidate>
${plain}
${custom}
${fields.message !== undefined && html`<p class="hint">${say('field.message')}: ${fields.message}</p>`}
<div class="buttons"><button name="do" value="${ownPageButtons.correct}">${say('rights.correct')}</button></div>
</form>`
}

interface Field {
  name: string
  label: string
  value: string
  hint: string | null
  problem: string | null
  type: string
  autocomplete: string
}

function fieldHtml({ name, label, value, hint, problem, type, autocomplete }: Field): Html {
  const id = `own-${name}`
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const state = attributes({
    'aria-invalid': problem ? 'true' : undefined,
    'aria-describedby': described || undefined,
  })
  return html`<div class="field">
<label for="${id}">${label}</label>
${problem && html`<p class="problem" id="${id}-problem">${problem}</p>`}
<input id="${id}" name="${name}" type="${type}" value="${value}" maxlength="500" autocomplete="${autocomplete}"${state}>
${hint && html`<small id="${id}-hint">${hint}</small>`}
</div>`
}
