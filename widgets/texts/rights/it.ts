// Italian: the rights of the person on their own page, and their mails.
import type { RightsTexts } from '../rights-table.ts'

export const rightsIt = {
  'rights.title': 'I tuoi dati e i tuoi consensi',
  'rights.correct_why': 'Correggi ciò che è sbagliato. Un campo svuotato viene eliminato.',
  'rights.correct': 'Salva i dati',
  'rights.corrected': 'Corretto.',
  'rights.email_hint': 'Un nuovo indirizzo vale dopo che lo hai confermato via e-mail.',
  'rights.email_sent':
    'Un’e-mail è in viaggio verso il nuovo indirizzo. Finché non lo confermi lì, resta quello vecchio.',
  'rights.error_empty':
    'Almeno un campo deve restare compilato. Per togliere tutto, chiedi la cancellazione.',
  'rights.copy': 'Porta via una copia',
  'rights.copy_why':
    'Tutto ciò che è conservato su di te: dati, consensi, ordini, e-mail inviate e ciò che le visite hanno lasciato sotto il tuo indirizzo.',
  'rights.copy_json': 'In JSON',
  'rights.copy_csv': 'In CSV',
  'rights.restrict': 'Limita',
  'rights.restrict_why':
    'I tuoi dati restano e nessuno li usa: niente e-mail, niente elenchi, niente esportazioni, finché non togli il limite.',
  'rights.restrict_button': 'Limita l’uso',
  'rights.restricted': 'Limitato dal {date}. Nessuno usa i tuoi dati.',
  'rights.lift': 'Togli il limite',
  'rights.restrict_done': 'Limitato, con effetto immediato.',
  'rights.lift_done': 'Il limite è tolto.',
  'rights.object': 'Opponiti',
  'rights.object_why': '{brand} può ricavare dalle tue visite quali categorie e marche preferisci.',
  'rights.object_button': 'Mi oppongo',
  'rights.objected': 'Ti opponi dal {date}: dalle tue visite non si ricava nulla.',
  'rights.allow': 'Ritira l’opposizione',
  'rights.object_done': 'La tua opposizione è registrata, con effetto immediato.',
  'rights.allow_done': 'L’opposizione è ritirata.',
  'rights.erase': 'Cancella',
  'rights.erase_why':
    'Prima vedi che cosa se ne va e che cosa resta. Nulla è cancellato prima che tu prema il pulsante.',
  'rights.erase_open': 'Cancella i miei dati…',
  'rights.erase_title': 'Cancella i tuoi dati',
  'rights.goes': 'Che cosa viene cancellato',
  'rights.goes_fields': 'Il tuo nome, indirizzo, telefono, messaggi e tutto il resto che hai compilato.',
  'rights.goes_visits': 'Il legame fra te e le tue visite al negozio. Restano contate, come di nessuno.',
  'rights.goes_links': 'Ogni link che ti è stato inviato, anche questo.',
  'rights.stays': 'Che cosa resta, e perché',
  'rights.stays_block':
    'Un codice fatto dal tuo indirizzo, che nessuno può ritrasformare: perché nessuno ti inserisca di nuovo qui.',
  'rights.stays_ledger':
    'A che cosa hai acconsentito e quando, senza il tuo nome: la prova che la legge chiede a {brand}.',
  'rights.stays_place':
    'Città e codice postale, date e importi degli ordini, senza nulla che porti a te: per contare.',
  'rights.stays_orders': 'Gli ordini nella contabilità di {brand}: li chiede la legge fiscale.',
  'rights.reason': 'Perché? Non devi dirlo.',
  'rights.reason_request': 'Lo desidero e basta',
  'rights.reason_minor': 'Ero minorenne quando i miei dati sono stati lasciati',
  'rights.erase_button': 'Cancella per sempre',
  'rights.keep': 'Mantieni i miei dati',
  'rights.erased_title': 'Cancellato',
  'rights.erased': 'I tuoi dati sono cancellati. Questo link non funziona più.',
  'rights.certificate': 'Il tuo certificato',
  'rights.certificate_why':
    'È firmato, non contiene nulla di te e prova la cancellazione. È mostrato solo qui: conservalo.',
  'rights.certificate_save': 'Salva il certificato',
  'rights.held':
    'Nulla è stato cancellato: per ora la legge obbliga {brand} a conservare i tuoi dati. Chiedi a {brand}.',
  'rights.requests': 'Le tue richieste',
  'rights.month':
    '{brand} deve rispondere a ogni richiesta entro un mese. Ciò che fai su questa pagina vale subito.',
  'rights.complain': 'Puoi sempre rivolgerti all’autorità per la protezione dei dati.',
  'rights.right_access': 'Copia dei tuoi dati',
  'rights.right_rectification': 'Rettifica',
  'rights.right_erasure': 'Cancellazione',
  'rights.right_restriction': 'Limitazione',
  'rights.right_lifting': 'Limitazione tolta',
  'rights.right_objection': 'Opposizione',
  'rights.asked': 'chiesta il {date}',
  'rights.answered': 'evasa il {date}',
  'rights.due': 'risposta entro il {date}',
  'rights.refused': 'respinta il {date}',
  'rights.lapsed': 'non confermata, chiusa il {date}',
  'rights.email_title': 'Conferma il nuovo indirizzo',
  'rights.email_lead': 'Questo indirizzo deve prendere il posto di quello con cui {brand} ti conosce.',
  'rights.email_done': 'Il tuo nuovo indirizzo è valido.',
  'rights.email_taken': 'Nulla è cambiato: {brand} ti conosce già con questo indirizzo.',
  'rights.email_block': 'Blocca questo indirizzo, e {brand} non gli invia più e-mail. Nulla cambia.',
  'mail.copy_subject': 'I tuoi dati presso {brand}',
  'mail.copy_lead':
    'Hai chiesto a {brand} che cosa conserva su di te. Su questa pagina lo vedi, lo scarichi, lo correggi e lo fai cancellare:',
  'mail.new_email_subject': 'Conferma il nuovo indirizzo per {brand}',
  'mail.new_email_lead': 'Una persona che {brand} conosce ha dato questo indirizzo come suo nuovo.',
} satisfies RightsTexts
