// German: the rights of the person on their own page, and their mails.
import type { RightsTexts } from '../rights-table.ts'

export const rightsDe = {
  'rights.title': 'Ihre Angaben und Einwilligungen',
  'rights.correct_why': 'Berichtigen Sie, was falsch ist. Ein geleertes Feld wird gelöscht.',
  'rights.correct': 'Angaben speichern',
  'rights.corrected': 'Berichtigt.',
  'rights.email_hint': 'Eine neue Adresse gilt, sobald Sie sie per E-Mail bestätigt haben.',
  'rights.email_sent':
    'Eine E-Mail ist unterwegs an die neue Adresse. Bis Sie sie dort bestätigen, bleibt die alte.',
  'rights.error_empty':
    'Mindestens ein Feld muss ausgefüllt bleiben. Um alles zu entfernen, lassen Sie es löschen.',
  'rights.copy': 'Eine Kopie mitnehmen',
  'rights.copy_why':
    'Alles, was über Sie gespeichert ist: Angaben, Einwilligungen, Bestellungen, gesendete E-Mails und was Besuche unter Ihrer Adresse hinterlassen haben.',
  'rights.copy_json': 'Als JSON',
  'rights.copy_csv': 'Als CSV',
  'rights.restrict': 'Einschränken',
  'rights.restrict_why':
    'Ihre Angaben bleiben, und niemand nutzt sie: keine E-Mails, keine Listen, keine Exporte, bis Sie es aufheben.',
  'rights.restrict_button': 'Nutzung einschränken',
  'rights.restricted': 'Eingeschränkt seit dem {date}. Niemand nutzt Ihre Angaben.',
  'rights.lift': 'Einschränkung aufheben',
  'rights.restrict_done': 'Eingeschränkt. Es gilt sofort.',
  'rights.lift_done': 'Die Einschränkung ist aufgehoben.',
  'rights.object': 'Widersprechen',
  'rights.object_why':
    '{brand} kann aus Ihren Besuchen ableiten, welche Kategorien und Marken Sie bevorzugen.',
  'rights.object_button': 'Dem widersprechen',
  'rights.objected': 'Sie widersprechen seit dem {date}: Aus Ihren Besuchen wird nichts abgeleitet.',
  'rights.allow': 'Widerspruch zurücknehmen',
  'rights.object_done': 'Ihr Widerspruch ist vermerkt. Er gilt sofort.',
  'rights.allow_done': 'Der Widerspruch ist zurückgenommen.',
  'rights.erase': 'Löschen',
  'rights.erase_why':
    'Sie sehen zuerst, was geht und was bleibt. Nichts wird gelöscht, bevor Sie den Knopf drücken.',
  'rights.erase_open': 'Meine Angaben löschen…',
  'rights.erase_title': 'Ihre Angaben löschen',
  'rights.goes': 'Was gelöscht wird',
  'rights.goes_fields':
    'Ihr Name, Ihre Adresse, Telefonnummer, Nachrichten und alles andere, was Sie ausgefüllt haben.',
  'rights.goes_visits':
    'Die Verbindung zwischen Ihnen und Ihren Besuchen im Shop. Gezählt bleiben sie, als niemandes.',
  'rights.goes_links': 'Jeder Link, der Ihnen geschickt wurde, auch dieser.',
  'rights.stays': 'Was bleibt, und warum',
  'rights.stays_block':
    'Ein Code aus Ihrer Adresse, aus dem sie niemand zurückgewinnt: damit niemand Sie hier wieder einträgt.',
  'rights.stays_ledger':
    'Wozu und wann Sie eingewilligt haben, ohne Ihren Namen: als Nachweis, den das Gesetz von {brand} verlangt.',
  'rights.stays_place':
    'Ort und Postleitzahl, Datum und Betrag von Bestellungen, ohne etwas, das zu Ihnen führt: zum Zählen.',
  'rights.stays_orders': 'Bestellungen in der Buchhaltung von {brand}: Das Steuerrecht verlangt sie.',
  'rights.reason': 'Warum? Sie müssen es nicht sagen.',
  'rights.reason_request': 'Ich möchte es einfach',
  'rights.reason_minor': 'Ich war minderjährig, als meine Angaben gemacht wurden',
  'rights.erase_button': 'Endgültig löschen',
  'rights.keep': 'Angaben behalten',
  'rights.erased_title': 'Gelöscht',
  'rights.erased': 'Ihre Angaben sind gelöscht. Dieser Link funktioniert nicht mehr.',
  'rights.certificate': 'Ihre Bescheinigung',
  'rights.certificate_why':
    'Sie ist signiert, enthält nichts über Sie und beweist die Löschung. Sie wird nur hier gezeigt: Bewahren Sie sie auf.',
  'rights.certificate_save': 'Bescheinigung sichern',
  'rights.held':
    'Nichts wurde gelöscht: Das Gesetz verpflichtet {brand}, Ihre Angaben vorerst zu behalten. Bitte fragen Sie {brand}.',
  'rights.requests': 'Ihre Anträge',
  'rights.month':
    '{brand} muss jeden Antrag innerhalb eines Monats beantworten. Was Sie auf dieser Seite tun, gilt sofort.',
  'rights.complain': 'Sie können sich jederzeit bei Ihrer Datenschutzbehörde beschweren.',
  'rights.right_access': 'Kopie Ihrer Daten',
  'rights.right_rectification': 'Berichtigung',
  'rights.right_erasure': 'Löschung',
  'rights.right_restriction': 'Einschränkung',
  'rights.right_lifting': 'Einschränkung aufgehoben',
  'rights.right_objection': 'Widerspruch',
  'rights.asked': 'gestellt am {date}',
  'rights.answered': 'beantwortet am {date}',
  'rights.due': 'Antwort bis {date}',
  'rights.refused': 'abgelehnt am {date}',
  'rights.lapsed': 'nicht bestätigt, beendet am {date}',
  'rights.email_title': 'Neue Adresse bestätigen',
  'rights.email_lead': 'Diese Adresse soll die ersetzen, unter der {brand} Sie kennt.',
  'rights.email_done': 'Ihre neue Adresse gilt.',
  'rights.email_taken': 'Nichts wurde geändert: {brand} kennt Sie schon unter dieser Adresse.',
  'rights.email_block':
    'Sperren Sie diese Adresse, und {brand} schickt ihr keine E-Mail mehr. Geändert wird nichts.',
  'mail.copy_subject': 'Ihre Daten bei {brand}',
  'mail.copy_lead':
    'Sie haben {brand} gefragt, was über Sie gespeichert ist. Auf dieser Seite sehen Sie es, laden es herunter, berichtigen es und lassen es löschen:',
  'mail.new_email_subject': 'Bestätigen Sie Ihre neue Adresse für {brand}',
  'mail.new_email_lead': 'Jemand, den {brand} kennt, hat diese Adresse als seine neue angegeben.',
} satisfies RightsTexts
