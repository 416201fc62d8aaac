// The notice in English. What the product's tables say already is taken from them.
import { cookies } from '../../sdk/protocol/cookies.ts'
import { timeLimits } from '../retention/time-limits.ts'
import { deviceStorage } from './device-storage.ts'
import type { NoticeWords } from './notice-words.ts'

const plural = (amount: number, one: string) => `${amount} ${one}${amount === 1 ? '' : 's'}`

export const noticeEn: NoticeWords = {
  title: (brand) => `What ${brand} keeps of visitors and contacts`,
  sections: {
    controller: 'Who answers for it',
    purposes: 'What for',
    device: 'On your device',
    stored: 'What is stored',
    limits: 'For how long',
    recipients: 'Who receives it',
    rights: 'Your rights',
    exemption: 'Audience measurement without consent: self-assessment',
  },
  heads: {
    purposes: ['Purpose', 'Basis'],
    device: ['Name', 'Where', 'Holds', 'For', 'Lives'],
    stored: ['What', 'Details', 'Kept'],
    limits: ['ID', 'What', 'How long', 'Then'],
    recipients: ['Who', 'What for'],
    exemption: ['Condition', 'These settings', 'To do'],
  },
  controller: (controller, notice, version) => [
    `${controller} is the controller. Its whole notice: ${notice}${version === null ? '' : ` (version ${version})`}.`,
    'This part was made from the running settings of the collector that the brand hosts itself.',
  ],
  purposes: {
    analytics: 'Measuring the audience of the shop: pages, searches, products, baskets, orders',
    attribution: 'Crediting the publication of an ambassador that brought a visitor',
    personalisation: 'Preferring categories and brands by what was looked at',
    contact: 'Being contacted by those for whom a box was ticked',
    fraud:
      'Recognising clicks and orders that are forged, by a pseudonym of address and browser that lasts a day',
    security: 'Knowing who looked at or changed which data',
    proof: 'Proving who agreed to what, and keeping opt-outs',
  },
  bases: {
    consent: 'consent: nothing before a yes, and it can be taken back at any time',
    exempt: 'exempt from consent as strict audience measurement; a no stops it',
    no_storage:
      'legitimate interest: nothing is stored on or read from the device, and the pseudonym changes daily',
    technical: 'declared technical by the brand: set without waiting for consent',
    interest: 'legitimate interest',
    duty: 'legal duty: the security and the accountability that the GDPR asks for (articles 5 and 32)',
  },
  modes: {
    required: 'Before an answer nothing is set, kept or sent.',
    exempt: 'Before an answer the audience is measured under the conditions at the end; a no ends it.',
    cookieless: 'Nothing is stored on the device to measure the audience.',
  },
  cookie: (name) => cookies[name].holds.replaceAll('`', ''),
  record: (name) => deviceStorage[name].holds,
  cookiePurposes: {
    attribution: 'crediting',
    analytics: 'audience',
    technical: 'technical',
    choice: 'the person’s own choice',
  },
  shelves: { cookie: 'cookie', localStorage: 'localStorage', sessionStorage: 'sessionStorage' },
  lives: { localStorage: 'until it is used or taken away', sessionStorage: 'until the tab is closed' },
  nothingOnDevice: 'No other site reads any of it, and no third-party cookie is set.',
  stored: {
    events:
      'Events of the shop, under pseudonyms: time, page, product, basket, order; no name, no IP address',
    contacts: 'Details of contacts, encrypted',
    consents: 'The ledger of consents, which holds keyed tags and no detail',
    opt_outs: 'Opt-outs, as keyed hashes of addresses',
    access_log: 'The access log: opaque IDs, keyed hashes of addresses',
    people: 'People who log in: their address, encrypted, and the hash of their password',
    backups: 'Backups, encrypted',
  },
  fields: {
    first_name: 'first name',
    last_name: 'last name',
    email: 'e-mail',
    phone: 'phone',
    message: 'message',
    city: 'city',
    postal_code: 'postal code',
    custom: 'the brand’s own fields',
  },
  keptAsProof: 'as long as the brand takes part: they are the proof',
  limit: (id) => [timeLimits[id].what.replaceAll('`', ''), timeLimits[id].whenDue.replaceAll('`', '')],
  length: (amount, unit) => plural(amount, unit.slice(0, -1)),
  minutes: (amount) => plural(amount, 'minute'),
  monthlyBackups: (length) => `, the first of each month ${length}`,
  assumed: 'An opt-in that the brand’s server sends with an order counts for the ambassador too.',
  noLength: 'until it is lifted',
  recipients: {
    ambassador: 'The ambassador for whom the box was ticked',
    brand: 'The brand, where its box was ticked',
    partners: 'The brand’s partners, where their box was ticked',
  },
  brandPeople: 'The brand’s own people, each by their role; their access is logged',
  mailServer: 'The mail server that the brand named, for confirmations',
  webhook: 'The brand’s own server, which hears of opt-ins and withdrawals',
  noOthers: 'Nobody else: nothing is sold, shared with networks or used for other brands.',
  partners: (names, version) => `Partners, list ${version}: ${names.join(', ')}`,
  rights: (askLink) => [
    'Every mail holds a link to your own page: see, download, correct, restrict, object, take back each consent, erase.',
    askLink === null
      ? 'Without a mail at hand, ask the brand.'
      : `Without a mail at hand, ask for the link: ${askLink}`,
    'Do Not Track and Global Privacy Control are honoured: nothing is set and nothing is sent.',
    'You can complain to your data protection authority; in France, the CNIL: https://www.cnil.fr',
  ],
  exemption: (mode, isPossible) => [
    mode === 'exempt'
      ? 'This brand measures in the exempt mode, so each condition counts.'
      : `This brand measures in the mode ${mode}, which does not rest on the exemption; the table says what the exempt mode would need.`,
    isPossible
      ? 'No setting is against it. What is marked as yours no setting can say.'
      : 'At least one setting is against it: change it, or ask for consent.',
    'The conditions are those of the CNIL (https://www.cnil.fr/fr/node/167364, 4 July 2025). This is an aid, not a certificate or legal advice.',
  ],
  conditions: {
    measurement_only: [
      'Only to measure the audience, for the publisher alone',
      'Take session_shop out of cookies.technical, so that crediting waits for its own yes',
    ],
    anonymous_statistics: [
      'Only anonymous statistics come of it',
      'Set reports.smallestGroup above 1; keep exports of events on the operator’s machine',
    ],
    no_matching: [
      'Not matched with other processing, such as a file of customers',
      'Call identify only after a yes to analytics, or switch contacts off: told before it, the customer’s tag stands beside the visitor’s',
    ],
    no_third_parties: [
      'No data that is not anonymous goes to a third party',
      'Nothing: the brand hosts the collector itself',
    ],
    one_site: [
      'Nobody is followed across sites or applications',
      'Nothing: the ID is first-party, and another one on each site',
    ],
    thirteen_months: [
      'The identifier lives 13 months at most, not renewed by visits',
      'Nothing: the tag caps it in the exempt mode',
    ],
    twenty_five_months: [
      'What was measured is kept 25 months at most',
      'Nothing: retention.eventMonths cannot be more',
    ],
    informed: ['Visitors are told', 'Say in the privacy notice (privacyNoticeUrl) what this one says'],
    may_object: ['Visitors can say no', 'Give the page a control that calls candor("optout")'],
    reviewed: [
      'Lifetimes are looked at again from time to time',
      'Note when they were, and why they are needed',
    ],
  },
  verdicts: { met: 'met', not_met: 'not met', yours: 'yours to see to' },
}
