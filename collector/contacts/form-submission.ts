// What a form without JavaScript sends to `POST /o/<brand>`: the names of its inputs, and the submission made of them.
import { type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'

/** The names of the inputs; the page that shows the form and the route that reads it both take them from here. */
export const formNames = {
  popin: 'popin',
  version: 'popin_version',
  language: 'language',
  publication: 'publication',
  order: 'transaction_id',
  /** People never see it: whoever fills it is a robot. */
  trap: 'nickname',
  field: (name: string) => `fields.${name}`,
  /** Sent only when the box is ticked. */
  box: (to: Recipient) => `boxes.${to}`,
  /** The hash of the text beside the box: it says that the box was displayed. */
  text: (to: Recipient) => `texts.${to}`,
  /** The version of the partners' list. */
  list: 'lists.partners',
} as const

export interface FormCircumstances {
  /** A UUID that the route makes: the page is the same for everybody, so it cannot hold one. */
  id: string
  /** The address of the form's own page. */
  page: string
}

/** The form as an unchecked OptInSubmission, to be read as one. Names that are no input's are left out. */
export function formSubmission(form: URLSearchParams, { id, page }: FormCircumstances): object {
  const boxes = recipients.flatMap((to) => {
    const text = form.get(formNames.text(to))
    if (text === null) return []
    const list = to === 'partners' ? form.get(formNames.list) : null
    return [[to, { ticked: form.has(formNames.box(to)), text, ...(list === null ? {} : { list }) }]]
  })
  const prefix = formNames.field('')
  const fields = [...form].flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value.replaceAll('\r\n', '\n')]] : [],
  )
  return {
    id,
    act: 'sent',
    popin: form.get(formNames.popin),
    popin_version: form.get(formNames.version),
    language: form.get(formNames.language),
    page,
    ...given('publication', form.get(formNames.publication)),
    ...given('transaction_id', form.get(formNames.order)),
    fields: Object.fromEntries(fields),
    boxes: Object.fromEntries(boxes),
    // Unknown without a script; nothing is decided by it.
    open_ms: 0,
    nickname: form.get(formNames.trap) ?? '',
  }
}

function given(name: string, value: string | null): Record<string, string> {
  return value ? { [name]: value } : {}
}
