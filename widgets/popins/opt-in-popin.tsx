// `order`, `subscribe`, `message`, `form` and `voucher`: fields, boxes, one warning at most, and what became of it.
import type { OptInAct } from '../../sdk/protocol/opt-in.ts'
import type { OptInPopinKind, PopinAnswer, PopinTexts, Voucher } from '../../sdk/protocol/popin.ts'
import { boxesView } from './boxes.tsx'
import { type CardButton, card, privacyLink } from './card.tsx'
import {
  checkForm,
  type FormErrors,
  lacksVoucherOptIn,
  needsWarning,
  outcomeOf,
  type Ticked,
  type Typed,
} from './check-form.ts'
import { fieldView } from './field.tsx'
import type { Sent } from './send.ts'
import type { Stage } from './stage.ts'
import { suggestAddress } from './suggest-address.ts'
import { voucherView } from './voucher-code.tsx'

/** What the popin needs besides its stage. */
export interface OptInWays {
  /** Begins small. */
  isPeek_: boolean
  /** What was typed earlier in this visit. */
  typed_: Typed
  keepTyped_: (typed: Typed | null) => void
  /** Sends, waiting for the network as long as it takes. */
  submit_: (act: OptInAct, ticked: Ticked, typed: Typed, onWaiting: () => void) => Promise<Sent>
}

/** `failed` is the form again. The texts of the last six are statuses. */
type Step = 'peek' | 'form' | 'warning' | 'sending' | 'waiting' | 'failed' | 'check_mail' | 'done'

const nothing = () => undefined

export function openOptIn(
  kind: OptInPopinKind,
  stage: Stage<PopinAnswer<OptInPopinKind>>,
  { isPeek_, typed_, keepTyped_, submit_ }: OptInWays,
): void {
  const { answer_: answer, root_: root } = stage
  const { boxes, fields } = answer
  const texts: PopinTexts[OptInPopinKind] & Partial<PopinTexts['voucher']> = answer.texts
  let step: Step = isPeek_ ? 'peek' : 'form'
  let ticked: Ticked = {}
  let typed = typed_
  let errors: FormErrors = {}
  let wasWarned = false
  /** The address that was probably meant, or empty. */
  let meant = ''
  let voucher: Voucher | undefined

  /** Draws what is so now, and brings the focus where it is needed. */
  const go = (next: Step, focus = '') => {
    step = next
    const isForm = /form|warning|failed/.test(step)
    stage.draw_(
      card(
        stage,
        step === 'peek',
        [
          (isForm || step === 'peek') && <p class="s">{texts.lead}</p>,
          isForm && form(),
          voucher && voucherView(voucher, texts),
        ],
        status(),
        buttons(),
        () => leave('closed'),
      ),
    )
    root.getElementById(focus)?.focus()
  }

  const status = () => {
    if (step === 'peek' || step === 'form') return ''
    return voucher && step === 'check_mail' ? `${texts.done} ${texts.check_mail}` : texts[step]
  }

  const form = () => (
    <>
      <div class="f" onInput={read} onChange={lookForSlip}>
        {fields.map((field) => {
          const { name } = field
          return fieldView(field, texts, typed[name], errorOf(name), meant, takeMeant)
        })}
        <input class="h" name="nickname" tabindex={-1} autocomplete="off" aria-hidden />
      </div>
      {boxesView(answer, ticked, errorOf('boxes'), (recipient) => {
        ticked = { ...ticked, [recipient]: !ticked[recipient] }
        go(step)
      })}
      {privacyLink(stage)}
    </>
  )

  const errorOf = (name: string) => errors[name] && texts[errors[name]]

  const buttons = (): CardButton[] => {
    const refuse: CardButton = [texts.refuse, () => leave('refused')]
    switch (step) {
      case 'peek':
        return [refuse, [texts.open, unfold]]
      case 'form':
      case 'failed':
        return [refuse, [texts.send, press]]
      case 'warning':
        return [
          [texts.warning_without, send],
          [texts.warning_with, () => go('form', 'ambassador')],
        ]
      default:
        return [[texts.close, () => leave('closed')]]
    }
  }

  const unfold = () => {
    stage.isModal_ = true
    go('form')
  }

  /** Takes what stands in the fields: a script may write there, but it presses nothing. */
  const read = () => {
    const entries = [...new FormData(root.querySelector('form') ?? undefined)]
    typed = Object.fromEntries(
      entries.map(([name, text]) => [name, String(text).trim()]).filter(([, text]) => text),
    )
    const { nickname, ...kept } = typed
    keepTyped_(kept)
  }

  const lookForSlip = () => {
    meant = suggestAddress(typed.email ?? '')
    go(step)
  }

  const takeMeant = () => {
    const field = root.querySelector<HTMLInputElement>('#email')
    if (field) field.value = meant
    meant = ''
    read()
    go(step, 'email')
  }

  const press = () => {
    read()
    errors = checkForm(fields, typed, ticked)
    if (lacksVoucherOptIn(kind, boxes, ticked)) errors.boxes = 'error_box'
    const [wrong] = Object.keys(errors)
    if (wrong) go('form', wrong === 'boxes' ? boxes[0] : wrong)
    else if (!wasWarned && needsWarning(kind, boxes, ticked, typed)) {
      wasWarned = true
      go('warning')
    } else send()
  }

  const send = async () => {
    go('sending')
    const sent = await submit_('sent', ticked, typed, () => go('waiting'))
    if (!sent.ok) return go('failed')
    keepTyped_(null)
    const outcome = outcomeOf(ticked)
    stage.remember_(outcome)
    voucher = sent.answer.voucher
    go(outcome === 'granted' && typed.email ? 'check_mail' : 'done')
  }

  /** Once it is on its way, closing is not a refusal. */
  const leave = (outcome: 'closed' | 'refused') => {
    if (/peek|form|warning|failed/.test(step)) {
      stage.remember_(outcome)
      submit_('closed', {}, {}, nothing)
    }
    stage.end_()
  }

  stage.remember_('shown')
  submit_('shown', {}, {}, nothing)
  go(step)
}
