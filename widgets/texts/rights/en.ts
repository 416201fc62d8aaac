// English: the rights of the person on their own page, and their mails.
import type { RightsTexts } from '../rights-table.ts'

export const rightsEn = {
  'rights.title': 'Your details and consents',
  'rights.correct_why': 'Correct what is wrong. An emptied field is deleted.',
  'rights.correct': 'Save the details',
  'rights.corrected': 'Corrected.',
  'rights.email_hint': 'A new address counts once you have confirmed it by e-mail.',
  'rights.email_sent':
    'An e-mail is on its way to the new address. Until you confirm it there, the old one stays.',
  'rights.error_empty': 'At least one field must stay filled. To remove everything, have it erased.',
  'rights.copy': 'Take a copy',
  'rights.copy_why':
    'Everything that is kept about you: details, consents, orders, e-mails sent, and what visits left under your address.',
  'rights.copy_json': 'As JSON',
  'rights.copy_csv': 'As CSV',
  'rights.restrict': 'Restrict',
  'rights.restrict_why':
    'Your details stay, and nobody uses them: no e-mails, no lists, no exports, until you lift it.',
  'rights.restrict_button': 'Restrict the use',
  'rights.restricted': 'Restricted since {date}. Nobody uses your details.',
  'rights.lift': 'Lift the restriction',
  'rights.restrict_done': 'Restricted. It takes effect at once.',
  'rights.lift_done': 'The restriction is lifted.',
  'rights.object': 'Object',
  'rights.object_why': '{brand} can work out from your visits which categories and brands you prefer.',
  'rights.object_button': 'Object to that',
  'rights.objected': 'You have objected since {date}: nothing is worked out from your visits.',
  'rights.allow': 'Take the objection back',
  'rights.object_done': 'Your objection is recorded. It takes effect at once.',
  'rights.allow_done': 'The objection is taken back.',
  'rights.erase': 'Erase',
  'rights.erase_why':
    'You first see what goes and what stays. Nothing is erased before you press the button.',
  'rights.erase_open': 'Erase my details…',
  'rights.erase_title': 'Erase your details',
  'rights.goes': 'What is erased',
  'rights.goes_fields': 'Your name, address, phone number, messages and everything else that you filled in.',
  'rights.goes_visits':
    'The link between you and your visits to the shop. They are still counted, as nobody’s.',
  'rights.goes_links': 'Every link that was sent to you, this one too.',
  'rights.stays': 'What stays, and why',
  'rights.stays_block':
    'A code made from your address, which nobody can turn back into it: so that nobody can enter you here again.',
  'rights.stays_ledger':
    'What you agreed to and when, without your name: as the proof that the law asks {brand} for.',
  'rights.stays_place':
    'City and postcode, dates and amounts of orders, with nothing that leads to you: for counting.',
  'rights.stays_orders': 'Orders in the accounts of {brand}: the tax law asks for them.',
  'rights.reason': 'Why? You need not say.',
  'rights.reason_request': 'I just want it',
  'rights.reason_minor': 'I was under age when my details were left',
  'rights.erase_button': 'Erase for good',
  'rights.keep': 'Keep my details',
  'rights.erased_title': 'Erased',
  'rights.erased': 'Your details are erased. This link no longer works.',
  'rights.certificate': 'Your certificate',
  'rights.certificate_why':
    'It is signed, holds nothing about you, and proves the erasure. It is only shown here: keep it.',
  'rights.certificate_save': 'Save the certificate',
  'rights.held':
    'Nothing was erased: the law obliges {brand} to keep your details for now. Please ask {brand}.',
  'rights.requests': 'Your requests',
  'rights.month':
    '{brand} must answer each request within one month. What you do on this page takes effect at once.',
  'rights.complain': 'You can complain to your data protection authority at any time.',
  'rights.right_access': 'Copy of your data',
  'rights.right_rectification': 'Correction',
  'rights.right_erasure': 'Erasure',
  'rights.right_restriction': 'Restriction',
  'rights.right_lifting': 'Restriction lifted',
  'rights.right_objection': 'Objection',
  'rights.asked': 'asked on {date}',
  'rights.answered': 'answered on {date}',
  'rights.due': 'answer due by {date}',
  'rights.refused': 'refused on {date}',
  'rights.lapsed': 'not confirmed, closed on {date}',
  'rights.email_title': 'Confirm your new address',
  'rights.email_lead': 'This address is to take the place of the one that {brand} knows you by.',
  'rights.email_done': 'Your new address is in force.',
  'rights.email_taken': 'Nothing was changed: {brand} knows you by this address already.',
  'rights.email_block': 'Block this address, and {brand} sends it no e-mail any more. Nothing is changed.',
  'mail.copy_subject': 'Your data at {brand}',
  'mail.copy_lead':
    'You asked {brand} for what it keeps about you. On this page you see it, download it, correct it and have it erased:',
  'mail.new_email_subject': 'Confirm your new address for {brand}',
  'mail.new_email_lead': 'Somebody whom {brand} knows gave this address as their new one.',
} satisfies RightsTexts
