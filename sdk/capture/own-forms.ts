// A shop's own form that carries `data-candor-form` (C10). The popins' file tells the collector when it is sent, and is
// loaded when somebody begins to use such a form.
import { listen } from '../browser/listen.ts'
import { popin } from '../popin-command.ts'

export const watchOwnForms = (): void =>
  // `input` for a field that had the focus before the tag was there, and for Safari, which gives a pressed box none.
  listen('focusin input', ({ target }) => {
    if ((target as Element).closest('[data-candor-form]')) popin('external_form')
  })
