// Polish: the rights of the person on their own page, and their mails.
import type { RightsTexts } from '../rights-table.ts'

export const rightsPl = {
  'rights.title': 'Twoje dane i zgody',
  'rights.correct_why': 'Popraw to, co jest błędne. Opróżnione pole zostaje usunięte.',
  'rights.correct': 'Zapisz dane',
  'rights.corrected': 'Poprawiono.',
  'rights.email_hint': 'Nowy adres obowiązuje, gdy potwierdzisz go w e-mailu.',
  'rights.email_sent': 'E-mail jest w drodze na nowy adres. Dopóki go tam nie potwierdzisz, zostaje stary.',
  'rights.error_empty':
    'Co najmniej jedno pole musi zostać wypełnione. Aby usunąć wszystko, wybierz usunięcie danych.',
  'rights.copy': 'Weź kopię',
  'rights.copy_why':
    'Wszystko, co jest o Tobie przechowywane: dane, zgody, zamówienia, wysłane e-maile i to, co wizyty zostawiły pod Twoim adresem.',
  'rights.copy_json': 'Jako JSON',
  'rights.copy_csv': 'Jako CSV',
  'rights.restrict': 'Ogranicz',
  'rights.restrict_why':
    'Twoje dane zostają i nikt ich nie używa: żadnych e-maili, list ani eksportów, dopóki tego nie zniesiesz.',
  'rights.restrict_button': 'Ogranicz użycie',
  'rights.restricted': 'Ograniczone od {date}. Nikt nie używa Twoich danych.',
  'rights.lift': 'Znieś ograniczenie',
  'rights.restrict_done': 'Ograniczono. Działa od razu.',
  'rights.lift_done': 'Ograniczenie zniesione.',
  'rights.object': 'Sprzeciw',
  'rights.object_why': 'Marka {brand} może wywnioskować z Twoich wizyt, które kategorie i marki wolisz.',
  'rights.object_button': 'Sprzeciwiam się temu',
  'rights.objected': 'Sprzeciw trwa od {date}: z Twoich wizyt nic nie jest wnioskowane.',
  'rights.allow': 'Wycofaj sprzeciw',
  'rights.object_done': 'Twój sprzeciw jest zapisany. Działa od razu.',
  'rights.allow_done': 'Sprzeciw wycofany.',
  'rights.erase': 'Usuń',
  'rights.erase_why':
    'Najpierw widzisz, co zniknie, a co zostanie. Nic nie zniknie, zanim naciśniesz przycisk.',
  'rights.erase_open': 'Usuń moje dane…',
  'rights.erase_title': 'Usuń swoje dane',
  'rights.goes': 'Co zostanie usunięte',
  'rights.goes_fields':
    'Twoje imię i nazwisko, adres, telefon, wiadomości i wszystko, co zostało wypełnione.',
  'rights.goes_visits': 'Związek między Tobą a Twoimi wizytami w sklepie. Nadal są liczone, jako niczyje.',
  'rights.goes_links': 'Każdy link, który do Ciebie wysłano, także ten.',
  'rights.stays': 'Co zostanie i dlaczego',
  'rights.stays_block':
    'Kod utworzony z Twojego adresu, którego nikt nie odwróci: aby nikt nie wpisał Cię tu ponownie.',
  'rights.stays_ledger':
    'Na co i kiedy była zgoda, bez Twojego nazwiska: dowód, którego prawo żąda od marki {brand}.',
  'rights.stays_place':
    'Miasto i kod pocztowy, daty i kwoty zamówień, bez niczego, co prowadzi do Ciebie: do liczenia.',
  'rights.stays_orders': 'Zamówienia w księgach marki {brand}: wymaga ich prawo podatkowe.',
  'rights.reason': 'Dlaczego? Nie trzeba mówić.',
  'rights.reason_request': 'Po prostu tego chcę',
  'rights.reason_minor': 'Nie miałem lub nie miałam 18 lat, gdy zostawiono moje dane',
  'rights.erase_button': 'Usuń na zawsze',
  'rights.keep': 'Zachowaj moje dane',
  'rights.erased_title': 'Usunięto',
  'rights.erased': 'Twoje dane są usunięte. Ten link już nie działa.',
  'rights.certificate': 'Twoje zaświadczenie',
  'rights.certificate_why':
    'Jest podpisane, nie zawiera niczego o Tobie i dowodzi usunięcia. Widać je tylko tutaj: zachowaj je.',
  'rights.certificate_save': 'Zapisz zaświadczenie',
  'rights.held':
    'Nic nie usunięto: prawo każe marce {brand} na razie zachować Twoje dane. Zapytaj markę {brand}.',
  'rights.requests': 'Twoje żądania',
  'rights.month':
    'Marka {brand} musi odpowiedzieć na każde żądanie w ciągu miesiąca. To, co robisz na tej stronie, działa od razu.',
  'rights.complain': 'W każdej chwili możesz złożyć skargę do organu ochrony danych.',
  'rights.right_access': 'Kopia Twoich danych',
  'rights.right_rectification': 'Sprostowanie',
  'rights.right_erasure': 'Usunięcie',
  'rights.right_restriction': 'Ograniczenie',
  'rights.right_lifting': 'Zniesienie ograniczenia',
  'rights.right_objection': 'Sprzeciw',
  'rights.asked': 'złożone {date}',
  'rights.answered': 'załatwione {date}',
  'rights.due': 'odpowiedź do {date}',
  'rights.refused': 'odrzucone {date}',
  'rights.lapsed': 'niepotwierdzone, zamknięte {date}',
  'rights.email_title': 'Potwierdź swój nowy adres',
  'rights.email_lead': 'Ten adres ma zastąpić ten, pod którym zna Cię marka {brand}.',
  'rights.email_done': 'Twój nowy adres obowiązuje.',
  'rights.email_taken': 'Nic nie zmieniono: marka {brand} już zna Cię pod tym adresem.',
  'rights.email_block':
    'Zablokuj ten adres, a marka {brand} nie wyśle na niego żadnego e-maila. Nic się nie zmieni.',
  'mail.copy_subject': 'Twoje dane u marki {brand}',
  'mail.copy_lead':
    'Zapytano markę {brand}, co o Tobie przechowuje. Na tej stronie możesz to zobaczyć, pobrać, poprawić i usunąć:',
  'mail.new_email_subject': 'Potwierdź swój nowy adres dla marki {brand}',
  'mail.new_email_lead': 'Ktoś, kogo zna marka {brand}, podał ten adres jako swój nowy.',
} satisfies RightsTexts
