// The notice in French.
import type { CookieName } from '../../sdk/protocol/cookies.ts'
import type { LimitId } from '../retention/time-limits.ts'
import type { DeviceRecordName } from './device-storage.ts'
import type { NoticeWords } from './notice-words.ts'

const cookies: Readonly<Record<CookieName, string>> = {
  session_add: 'l’identifiant et l’alias de l’ambassadeur, pendant qu’il choisit des produits',
  session_shop: 'l’identifiant de la publication qui a amené le visiteur',
  data: 'ce qui est transmis à la page de la marque : l’identifiant client et les codes des cadeaux',
  visitor: 'un identifiant de visiteur aléatoire (13 mois au plus et non prolongé en mode exempté)',
  visit: 'un identifiant aléatoire de cette visite, effacé après 30 minutes sans activité',
  consent: 'votre propre réponse : mesure d’audience, attribution, personnalisation, un chiffre chacune',
}

const records: Readonly<Record<DeviceRecordName, string>> = {
  queue: 'les événements qui n’ont pas encore pu être envoyés, retirés dès qu’ils le sont',
  seen: 'la liste d’où vient chaque produit regardé, et les commandes déjà transmises',
  popins:
    'le jour jusqu’auquel les fenêtres se taisent, et la version de la notice sous laquelle un oui a été donné',
  typed: 'qu’une fenêtre a été montrée pendant cette visite, et ce qui y a été saisi sans être encore envoyé',
}

const limits: Readonly<Record<LimitId, readonly [what: string, whenDue: string]>> = {
  R1: ['cookies du site de la marque', 'expirent dans le navigateur'],
  R2: ['cookies des pages du collecteur', 'expirent dans le navigateur ; ce qu’ils ouvraient est supprimé'],
  R3: ['contact nouveau, sans invitation envoyée ni accord donné', 'supprimé, rien n’est gardé'],
  R4: ['invitation sans réponse', 'la seconde invitation est demandée'],
  R5: ['seconde invitation sans réponse', 'le contact est noté sans réponse'],
  R6: ['adresse à confirmer', 'supprimée'],
  R7: ['contact désinscrit', 'supprimé ; la désinscription elle-même reste'],
  R8: ['contact sans activité', 'effacé : seuls restent l’empreinte de l’adresse et les statuts'],
  R9: ['personne ayant un accès, sans connexion', 'deux courriels à 15 jours d’intervalle, puis effacée'],
  R10: [
    'ambassadeur qui part',
    'son accès cesse aussitôt ; effacé à la fin, avec les contacts sans accord pour la marque',
  ],
  R12: ['marque qui part', 'tout ce qui est à elle est supprimé'],
  R13: ['programme suspendu', 'comme une marque qui part'],
  R15: ['journal des accès', 'purgé ; jamais rien de moins de 30 jours'],
  R17: ['jetons de connexion', 'supprimés'],
  R18: ['sauvegardes', 'remplacées par les suivantes'],
  R21: ['conservation imposée par la loi', 'suspend les autres durées pour le dossier nommé'],
  R22: ['événements de la boutique', 'supprimés, mois par mois'],
}

const units = { hours: ['heure', 'heures'], days: ['jour', 'jours'], months: ['mois', 'mois'] } as const

export const noticeFr: NoticeWords = {
  title: (brand) => `Ce que ${brand} conserve de ses visiteurs et de ses contacts`,
  sections: {
    controller: 'Qui en répond',
    purposes: 'Pour quoi faire',
    device: 'Sur votre appareil',
    stored: 'Ce qui est conservé',
    limits: 'Pendant combien de temps',
    recipients: 'Qui le reçoit',
    rights: 'Vos droits',
    exemption: 'Mesure d’audience sans consentement : auto-évaluation',
  },
  heads: {
    purposes: ['Finalité', 'Fondement'],
    device: ['Nom', 'Où', 'Contient', 'Pour', 'Durée'],
    stored: ['Quoi', 'Détail', 'Conservé'],
    limits: ['N°', 'Quoi', 'Durée', 'Ensuite'],
    recipients: ['Qui', 'Pour quoi'],
    exemption: ['Condition', 'Ces réglages', 'À faire'],
  },
  controller: (controller, notice, version) => [
    `Le responsable du traitement est ${controller}. Sa notice complète : ${notice}${version === null ? '' : ` (version ${version})`}.`,
    'Cette partie est établie d’après les réglages en vigueur du collecteur que la marque héberge elle-même.',
  ],
  purposes: {
    analytics: 'Mesurer l’audience de la boutique : pages, recherches, produits, paniers, commandes',
    attribution: 'Attribuer une visite à la publication de l’ambassadeur qui l’a amenée',
    personalisation: 'Préférer des catégories et des marques d’après ce qui a été regardé',
    contact: 'Être contacté par ceux pour qui une case a été cochée',
    fraud:
      'Reconnaître les clics et commandes falsifiés, par un pseudonyme d’un jour de l’adresse et du navigateur',
    security: 'Savoir qui a consulté ou modifié quelles données',
    proof: 'Prouver qui a accepté quoi, et garder les désinscriptions',
  },
  bases: {
    consent: 'consentement : rien avant un oui, qui peut être repris à tout moment',
    exempt: 'exempté de consentement comme mesure d’audience stricte ; un non y met fin',
    no_storage:
      'intérêt légitime : rien n’est écrit ni lu sur l’appareil, et le pseudonyme change chaque jour',
    technical: 'déclaré technique par la marque : posé sans attendre le consentement',
    interest: 'intérêt légitime',
    duty: 'obligation légale : la sécurité et la responsabilité que demande le RGPD (articles 5 et 32)',
  },
  modes: {
    required: 'Avant une réponse, rien n’est posé, gardé ni envoyé.',
    exempt: 'Avant une réponse, l’audience est mesurée aux conditions de la fin ; un non y met fin.',
    cookieless: 'Rien n’est conservé sur l’appareil pour mesurer l’audience.',
  },
  cookie: (name) => cookies[name],
  record: (name) => records[name],
  cookiePurposes: {
    attribution: 'attribution',
    analytics: 'audience',
    technical: 'technique',
    choice: 'votre propre choix',
  },
  shelves: { cookie: 'cookie', localStorage: 'localStorage', sessionStorage: 'sessionStorage' },
  lives: {
    localStorage: 'jusqu’à ce qu’il serve ou soit retiré',
    sessionStorage: 'jusqu’à la fermeture de l’onglet',
  },
  nothingOnDevice: 'Aucun autre site ne les lit, et aucun cookie tiers n’est posé.',
  stored: {
    events:
      'Événements de la boutique, sous pseudonyme : heure, page, produit, panier, commande ; ni nom ni adresse IP',
    contacts: 'Coordonnées des contacts, chiffrées',
    consents: 'Le registre des consentements, fait d’étiquettes à clé, sans coordonnées',
    opt_outs: 'Les désinscriptions, comme empreintes à clé des adresses',
    access_log: 'Le journal des accès : identifiants opaques, empreintes à clé des adresses IP',
    people: 'Les personnes qui se connectent : leur adresse, chiffrée, et l’empreinte de leur mot de passe',
    backups: 'Les sauvegardes, chiffrées',
  },
  fields: {
    first_name: 'prénom',
    last_name: 'nom',
    email: 'courriel',
    phone: 'téléphone',
    message: 'message',
    city: 'ville',
    postal_code: 'code postal',
    custom: 'champs propres à la marque',
  },
  keptAsProof: 'tant que la marque participe : c’est la preuve',
  limit: (id) => limits[id],
  length: (amount, unit) => `${amount} ${units[unit][amount > 1 ? 1 : 0]}`,
  minutes: (amount) => `${amount} minutes`,
  monthlyBackups: (length) => `, la première de chaque mois ${length}`,
  assumed: 'Un accord que le serveur de la marque transmet avec une commande vaut aussi pour l’ambassadeur.',
  noLength: 'jusqu’à ce qu’elle soit levée',
  recipients: {
    ambassador: 'L’ambassadeur pour qui la case a été cochée',
    brand: 'La marque, si sa case a été cochée',
    partners: 'Les partenaires de la marque, si leur case a été cochée',
  },
  brandPeople: 'Les personnes habilitées de la marque, chacune selon son rôle ; leurs accès sont journalisés',
  mailServer: 'Le serveur de courriel désigné par la marque, pour les confirmations',
  webhook: 'Le serveur de la marque, averti des accords et des retraits',
  noOthers: 'Personne d’autre : rien n’est vendu, confié à une régie ni utilisé pour d’autres marques.',
  partners: (names, version) => `Partenaires, liste ${version} : ${names.join(', ')}`,
  rights: (askLink) => [
    'Chaque courriel contient un lien vers votre page : consulter, télécharger, corriger, limiter, s’opposer, retirer chaque accord, effacer.',
    askLink === null
      ? 'Sans courriel sous la main, adressez-vous à la marque.'
      : `Sans courriel sous la main, demandez le lien : ${askLink}`,
    'Do Not Track et Global Privacy Control sont respectés : rien n’est posé, rien n’est envoyé.',
    'Vous pouvez adresser une réclamation à la CNIL : https://www.cnil.fr',
  ],
  exemption: (mode, isPossible) => [
    mode === 'exempt'
      ? 'Cette marque mesure en mode exempté : chaque condition compte.'
      : `Cette marque mesure en mode ${mode}, qui ne repose pas sur l’exemption ; le tableau dit ce que demanderait le mode exempté.`,
    isPossible
      ? 'Aucun réglage ne s’y oppose. Ce qui est marqué à votre charge, aucun réglage ne peut le dire.'
      : 'Au moins un réglage s’y oppose : changez-le, ou demandez le consentement.',
    'Les conditions sont celles de la CNIL (https://www.cnil.fr/fr/node/167364, 4 juillet 2025). Ceci est une aide, ni un certificat ni un avis juridique.',
  ],
  conditions: {
    measurement_only: [
      'Seulement pour mesurer l’audience, pour le seul éditeur',
      'Retirez session_shop de cookies.technical : l’attribution attendra son propre oui',
    ],
    anonymous_statistics: [
      'Seules des statistiques anonymes en sortent',
      'Mettez reports.smallestGroup au-dessus de 1 ; gardez les exports d’événements sur la machine de l’opérateur',
    ],
    no_matching: [
      'Sans recoupement avec d’autres traitements, tel un fichier de clients',
      'N’appelez identify qu’après un oui à la mesure, ou désactivez contacts : donnée avant, l’étiquette du client se trouve à côté de celle du visiteur',
    ],
    no_third_parties: [
      'Aucune donnée non anonyme ne va à un tiers',
      'Rien : la marque héberge elle-même le collecteur',
    ],
    one_site: [
      'Personne n’est suivi d’un site ou d’une application à l’autre',
      'Rien : l’identifiant est propre à chaque site',
    ],
    thirteen_months: [
      'L’identifiant vit 13 mois au plus, sans que les visites le prolongent',
      'Rien : la balise le plafonne en mode exempté',
    ],
    twenty_five_months: [
      'Ce qui est mesuré est gardé 25 mois au plus',
      'Rien : retention.eventMonths ne peut être plus long',
    ],
    informed: ['Les visiteurs sont informés', 'Dites dans la notice (privacyNoticeUrl) ce que dit celle-ci'],
    may_object: [
      'Les visiteurs peuvent s’opposer',
      'Donnez à la page une commande qui appelle candor("optout")',
    ],
    reviewed: [
      'Les durées sont réexaminées régulièrement',
      'Notez quand elles l’ont été, et pourquoi il les faut',
    ],
  },
  verdicts: { met: 'remplie', not_met: 'non remplie', yours: 'à votre charge' },
}
