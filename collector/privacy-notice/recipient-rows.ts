// Who receives what a brand stores, by its settings.
import { recipients } from '../../sdk/protocol/opt-in.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'
import type { NoticeWords } from './notice-words.ts'

/** Each with what it is for. */
export function recipientRows(settings: BrandSettings, words: NoticeWords): string[][] {
  const { contacts, popins, mail, webhooks } = settings
  const people = [words.brandPeople, words.purposes.security]
  if (contacts === 'off') return [people]
  const asked = recipients.filter((one) =>
    Object.values(popins.boxes).some((boxes) => boxes.some((box) => box === one)),
  )
  const { partners } = popins
  return [
    people,
    ...asked.map((one) => [words.recipients[one], words.purposes.contact]),
    ...(partners && asked.includes('partners')
      ? [[words.partners(partners.names, partners.version), words.purposes.contact]]
      : []),
    ...(mail ? [[`${words.mailServer} (${mail.host})`, words.purposes.proof]] : []),
    ...(webhooks ? [[`${words.webhook} (${new URL(webhooks.url).host})`, words.purposes.contact]] : []),
  ]
}
