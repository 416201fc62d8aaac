// Dutch: the rights of the person on their own page, and their mails.
import type { RightsTexts } from '../rights-table.ts'

export const rightsNl = {
  'rights.title': 'Je gegevens en toestemmingen',
  'rights.correct_why': 'Verbeter wat niet klopt. Een leeggemaakt veld wordt verwijderd.',
  'rights.correct': 'Gegevens opslaan',
  'rights.corrected': 'Verbeterd.',
  'rights.email_hint': 'Een nieuw adres telt zodra je het per e-mail hebt bevestigd.',
  'rights.email_sent':
    'Er is een e-mail onderweg naar het nieuwe adres. Tot je het daar bevestigt, blijft het oude.',
  'rights.error_empty': 'Minstens één veld moet gevuld blijven. Laat alles wissen om alles weg te halen.',
  'rights.copy': 'Een kopie meenemen',
  'rights.copy_why':
    'Alles wat over je bewaard wordt: gegevens, toestemmingen, bestellingen, verzonden e-mails en wat bezoeken onder je adres achterlieten.',
  'rights.copy_json': 'Als JSON',
  'rights.copy_csv': 'Als CSV',
  'rights.restrict': 'Beperken',
  'rights.restrict_why':
    'Je gegevens blijven en niemand gebruikt ze: geen e-mails, geen lijsten, geen export, tot je het opheft.',
  'rights.restrict_button': 'Gebruik beperken',
  'rights.restricted': 'Beperkt sinds {date}. Niemand gebruikt je gegevens.',
  'rights.lift': 'Beperking opheffen',
  'rights.restrict_done': 'Beperkt. Het geldt meteen.',
  'rights.lift_done': 'De beperking is opgeheven.',
  'rights.object': 'Bezwaar maken',
  'rights.object_why': '{brand} kan uit je bezoeken afleiden welke categorieën en merken je voorkeur hebben.',
  'rights.object_button': 'Daar bezwaar tegen maken',
  'rights.objected': 'Je maakt bezwaar sinds {date}: uit je bezoeken wordt niets afgeleid.',
  'rights.allow': 'Bezwaar intrekken',
  'rights.object_done': 'Je bezwaar is vastgelegd. Het geldt meteen.',
  'rights.allow_done': 'Het bezwaar is ingetrokken.',
  'rights.erase': 'Wissen',
  'rights.erase_why':
    'Je ziet eerst wat er weggaat en wat er blijft. Niets wordt gewist voor je op de knop drukt.',
  'rights.erase_open': 'Mijn gegevens wissen…',
  'rights.erase_title': 'Je gegevens wissen',
  'rights.goes': 'Wat er gewist wordt',
  'rights.goes_fields': 'Je naam, adres, telefoonnummer, berichten en al het andere dat je invulde.',
  'rights.goes_visits':
    'Het verband tussen jou en je bezoeken aan de winkel. Ze blijven geteld, als van niemand.',
  'rights.goes_links': 'Elke link die je gestuurd is, ook deze.',
  'rights.stays': 'Wat er blijft, en waarom',
  'rights.stays_block':
    'Een code uit je adres, die niemand kan terugrekenen: zodat niemand je hier opnieuw kan invoeren.',
  'rights.stays_ledger':
    'Waar je mee instemde en wanneer, zonder je naam: als bewijs dat de wet van {brand} vraagt.',
  'rights.stays_place':
    'Plaats en postcode, datums en bedragen van bestellingen, zonder iets dat naar jou leidt: om te tellen.',
  'rights.stays_orders': 'Bestellingen in de boekhouding van {brand}: de belastingwet vraagt erom.',
  'rights.reason': 'Waarom? Je hoeft het niet te zeggen.',
  'rights.reason_request': 'Ik wil het gewoon',
  'rights.reason_minor': 'Ik was minderjarig toen mijn gegevens werden achtergelaten',
  'rights.erase_button': 'Voorgoed wissen',
  'rights.keep': 'Mijn gegevens houden',
  'rights.erased_title': 'Gewist',
  'rights.erased': 'Je gegevens zijn gewist. Deze link werkt niet meer.',
  'rights.certificate': 'Je bewijs',
  'rights.certificate_why':
    'Het is ondertekend, bevat niets over jou en bewijst het wissen. Het wordt alleen hier getoond: bewaar het.',
  'rights.certificate_save': 'Bewijs opslaan',
  'rights.held':
    'Er is niets gewist: de wet verplicht {brand} je gegevens voorlopig te bewaren. Vraag het {brand}.',
  'rights.requests': 'Je verzoeken',
  'rights.month':
    '{brand} moet elk verzoek binnen een maand beantwoorden. Wat je op deze pagina doet, geldt meteen.',
  'rights.complain': 'Je kunt altijd een klacht indienen bij je toezichthouder voor gegevensbescherming.',
  'rights.right_access': 'Kopie van je gegevens',
  'rights.right_rectification': 'Verbetering',
  'rights.right_erasure': 'Wissing',
  'rights.right_restriction': 'Beperking',
  'rights.right_lifting': 'Beperking opgeheven',
  'rights.right_objection': 'Bezwaar',
  'rights.asked': 'gevraagd op {date}',
  'rights.answered': 'beantwoord op {date}',
  'rights.due': 'antwoord uiterlijk {date}',
  'rights.refused': 'geweigerd op {date}',
  'rights.lapsed': 'niet bevestigd, gesloten op {date}',
  'rights.email_title': 'Bevestig je nieuwe adres',
  'rights.email_lead': 'Dit adres moet in de plaats komen van dat waaronder {brand} je kent.',
  'rights.email_done': 'Je nieuwe adres geldt.',
  'rights.email_taken': 'Er is niets gewijzigd: {brand} kent je al onder dit adres.',
  'rights.email_block':
    'Blokkeer dit adres, en {brand} stuurt er geen e-mail meer naartoe. Er verandert niets.',
  'mail.copy_subject': 'Je gegevens bij {brand}',
  'mail.copy_lead':
    'Je vroeg {brand} wat er over je bewaard wordt. Op deze pagina zie je het, download je het, verbeter je het en laat je het wissen:',
  'mail.new_email_subject': 'Bevestig je nieuwe adres voor {brand}',
  'mail.new_email_lead': 'Iemand die {brand} kent, gaf dit adres op als het nieuwe.',
} satisfies RightsTexts
