// Who acts on the own page, as histories, requests, certificates and the access log name them: no ID, the person.

export const byPerson = 'person'
