// A popin's form as plain HTML: the same fields, boxes and sentences as the popin, nothing ticked.
import type { Recipient } from '../../sdk/protocol/opt-in.ts'
import type { PartnersList, PopinField } from '../../sdk/protocol/popin.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import { formNames } from '../contacts/form-submission.ts'
import { attributes, type Html, html } from './html.ts'

/** What of a popin's answer the form needs. */
export interface FormContent {
  kind: string
  version: string
  texts: FormTexts
  textHashes: Partial<Record<Recipient, string>>
  boxes: readonly Recipient[]
  partners: PartnersList | null
  fields: readonly PopinField[]
}

export interface FormTexts {
  lead: string
  optional: string
  send: string
  refuse: string
  notice: string
  warning: string
  partners_list: string
  box_ambassador: string
  box_brand: string
  box_partners: string
}

export interface FormOptions {
  wording: Wording
  content: FormContent
  /** Where the form is sent, from the page. */
  action: string
  /** Where *No thanks* leads: the shop. */
  leave: string
  publication: string | null
  order: string | null
  /** After a submission that was not taken: what was typed, and what is wrong, by field or recipient. */
  again?: { values: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> }
}

export function fallbackForm({
  wording,
  content,
  action,
  leave,
  publication,
  order,
  again,
}: FormOptions): Html {
  const { texts, fields, boxes } = content
  const problems = again?.problems ?? {}
  return html`<p>${texts.lead}</p>
${again && html`<p role="alert">${wording.say('fallback.problems')}</p>`}
<form method="post" action="${action}" accept-charset="utf-8">
${hidden({
  [formNames.popin]: content.kind,
  [formNames.version]: content.version,
  [formNames.language]: wording.language,
  [formNames.publication]: publication,
  [formNames.order]: order,
})}
${fields.map((field) => fieldHtml(field, texts.optional, again?.values[field.name] ?? '', problems[field.name]))}
${boxes.length > 0 && boxesHtml(wording, content, problems)}
<div class="trap" aria-hidden="true"><label>${wording.say('fallback.trap')} <input name="${formNames.trap}" tabindex="-1" autocomplete="off"></label></div>
<div class="buttons"><a class="button plain" href="${leave}">${texts.refuse}</a><button class="plain">${texts.send}</button></div>
</form>`
}

function hidden(values: Record<string, string | null>): Html[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [html`<input type="hidden" name="${name}" value="${value}">`],
  )
}

/** WCAG 1.3.5: what a browser may fill in by itself. */
const autocomplete: Partial<Record<string, string>> = {
  first_name: 'given-name',
  last_name: 'family-name',
  email: 'email',
  phone: 'tel',
  city: 'address-level2',
  postal_code: 'postal-code',
}

function fieldHtml(field: PopinField, optional: string, value: string, problem: string | undefined): Html {
  const { name, label, required } = field
  return html`<div class="field">
<label for="${name}">${label}${!required && html` <small>(${optional})</small>`}</label>
${problem && html`<p class="problem" id="${name}-problem">${problem}</p>`}
${inputHtml(field, value, problem ? `${name}-problem` : '')}
</div>`
}

function inputHtml({ name, type, required }: PopinField, value: string, describedBy: string): Html {
  const state = attributes({ required, ...invalid(describedBy) })
  const field = formNames.field(name)
  // The line break after <textarea> is HTML's own and is not part of the value.
  if (type === 'textarea')
    return html`<textarea id="${name}" name="${field}" maxlength="2000" rows="4"${state}>
${value}</textarea>`
  return html`<input id="${name}" name="${field}" type="${type}" value="${value}" maxlength="254" autocomplete="${autocomplete[name] ?? 'off'}"${state}>`
}

function invalid(describedBy: string): Record<string, string> {
  return describedBy ? { 'aria-invalid': 'true', 'aria-describedby': describedBy } : {}
}

function boxesHtml(wording: Wording, content: FormContent, problems: Readonly<Record<string, string>>): Html {
  return html`<fieldset>
<legend>${wording.say('fallback.boxes')}</legend>
${content.boxes.map((to) => boxHtml(to, content, problems[to]))}
<p class="hint">${content.texts.notice}</p>
</fieldset>`
}

function boxHtml(to: Recipient, content: FormContent, problem: string | undefined): Html {
  const { texts, textHashes, partners } = content
  const id = `box-${to}`
  const warning = to === 'ambassador' && warns(content)
  const described = [problem && `${id}-problem`, warning && `${id}-warning`].filter(Boolean).join(' ')
  const state = attributes({
    'aria-invalid': problem ? 'true' : undefined,
    'aria-describedby': described || undefined,
  })
  return html`${problem && html`<p class="problem" id="${id}-problem">${problem}</p>`}
<div class="box"><input type="checkbox" id="${id}" name="${formNames.box(to)}" value="yes"${state}><label for="${id}">${texts[`box_${to}`]}</label></div>
${warning && html`<p class="hint under" id="${id}-warning">${texts.warning}</p>`}
${to === 'partners' && partners && partnersHtml(texts.partners_list, partners)}
${hidden({
  [formNames.text(to)]: textHashes[to] ?? '',
  [formNames.list]: to === 'partners' && partners ? partners.version : null,
})}`
}

/** POPINS 5, C5: said once, before sending. A voucher's popin says it in its first words. */
function warns({ kind, fields }: FormContent): boolean {
  return kind === 'subscribe' || fields.some(({ name }) => name === 'message')
}

function partnersHtml(summary: string, { names }: PartnersList): Html {
  return html`<details class="under"><summary>${summary}</summary><ul>${names.map((name) => html`<li>${name}</li>`)}</ul></details>`
}
