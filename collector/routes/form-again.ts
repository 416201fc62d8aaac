// A form that was sent with something wrong in it: what was typed, and what is wrong, for the page that shows it again.
import type { Wording } from '../contacts/brand-wording.ts'
import { formNames } from '../contacts/form-submission.ts'
import { textKeyOf } from '../contacts/popin-texts.ts'
import type { FormOptions } from '../pages/fallback-form.ts'

type Again = NonNullable<FormOptions['again']>

/** What of a refusal can be put right by the person: a field, or words that have changed meanwhile. */
export interface FormRefusal {
  code: string
  /** `fields.<name>`. */
  path?: string
}

/** Null where showing the form again would not help. */
export function formAgain(form: URLSearchParams, refusal: FormRefusal, wording: Wording): Again | null {
  const prefix = formNames.field('')
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  )
  const name = refusal.path?.startsWith('fields.') ? refusal.path.slice('fields.'.length) : null
  if (name) return { values, problems: { [name]: fieldProblem(name, values[name], wording) } }
  return refusal.code === 'unknown_text' ? { values, problems: {} } : null
}

/** C9: a voucher was asked for without the box that it comes with. */
export function voucherAgain(form: URLSearchParams, ambassador: string, wording: Wording): Again | null {
  if (form.get(formNames.popin) !== 'voucher' || form.has(formNames.box('ambassador'))) return null
  const again = formAgain(form, { code: 'unknown_text' }, wording)
  const problem = wording.template(textKeyOf('voucher', 'error_box'), { ambassador })
  return again && { ...again, problems: { ambassador: problem } }
}

function fieldProblem(name: string, value: string | undefined, wording: Wording): string {
  if (!value) return wording.say('popin.error_required')
  return wording.say(name === 'email' ? 'popin.error_email' : 'fallback.error_field')
}
