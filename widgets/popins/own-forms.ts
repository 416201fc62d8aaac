// C10: a shop's own form that carries `data-candor-form` goes its own way, and what its person answered is told to the
// collector too. Only what a person sends: a script that sends the form is not heard (S20).
import { type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import type { PopinHost } from './host.ts'
import { randomId } from './random-id.ts'
import { send } from './send.ts'

/** Milliseconds after a person's press in a form within which its sending is theirs: a page may look it over first. */
const pressLastsMs = 1000

/** Listens on the page from now on; one that stops an event hides nothing. */
export function watchOwnForms(page: Window & typeof globalThis, host: PopinHost): void {
  let pressed: Event | undefined
  const onPress = (event: Event) => {
    if (event.isTrusted && (event.type === 'click' || Reflect.get(event, 'key') === 'Enter')) pressed = event
  }
  const onSubmit = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement
    if (form.dataset.candorForm && isByPerson(event, pressed))
      send(page, `${host.folder}o/${host.brand}/form`, readOwnForm(page, host, form), () => undefined)
  }
  page.addEventListener('click', onPress, true)
  page.addEventListener('keydown', onPress, true)
  page.addEventListener('submit', onSubmit, true)
}

/** A form that a script sends is trusted too; but nobody pressed anything in it. */
function isByPerson(sent: SubmitEvent, pressed: Event | undefined): boolean {
  const places = [sent.target, sent.submitter] as (Node | null)[]
  return (
    sent.isTrusted &&
    pressed !== undefined &&
    sent.timeStamp - pressed.timeStamp < pressLastsMs &&
    places.some((place) => place?.contains(pressed.target as Node))
  )
}

const isRecipient = (name: string): name is Recipient => recipients.some((to) => to === name)

type FormPage = Pick<Window & typeof globalThis, 'crypto' | 'performance'> & {
  location: Pick<Location, 'origin' | 'pathname'>
}

/** The body of `POST /o/<brand>/form`: the marked fields, and each marked box with the words beside it. */
export function readOwnForm(
  { crypto, location, performance }: FormPage,
  { read }: Pick<PopinHost, 'read'>,
  { dataset, elements }: HTMLFormElement,
) {
  const fields: Record<string, string> = {}
  const boxes: { [To in Recipient]?: { ticked: boolean; text: string } } = {}
  for (const element of elements) {
    const { dataset, value, checked, labels } = element as HTMLInputElement
    const name = dataset.candorField
    if (!name) continue
    if (isRecipient(name)) boxes[name] = { ticked: checked, text: labels?.[0]?.textContent ?? '' }
    else fields[name] = value
  }
  return {
    id: randomId(crypto),
    form: dataset.candorForm,
    page: location.origin + location.pathname,
    publication: dataset.candorPublication || read('session_shop') || '',
    ambassador: dataset.candorAmbassador,
    fields,
    boxes,
    open_ms: performance.now(),
  }
}
