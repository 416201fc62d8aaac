// French: the rights of the person on their own page, and their mails.
import type { RightsTexts } from '../rights-table.ts'

export const rightsFr = {
  'rights.title': 'Vos données et vos consentements',
  'rights.correct_why': 'Corrigez ce qui est faux. Un champ vidé est supprimé.',
  'rights.correct': 'Enregistrer les données',
  'rights.corrected': 'Corrigé.',
  'rights.email_hint': 'Une nouvelle adresse compte dès que vous l’avez confirmée par e-mail.',
  'rights.email_sent':
    'Un e-mail part vers la nouvelle adresse. Tant que vous ne l’y avez pas confirmée, l’ancienne reste.',
  'rights.error_empty': 'Un champ au moins doit rester rempli. Pour tout supprimer, demandez l’effacement.',
  'rights.copy': 'Obtenir une copie',
  'rights.copy_why':
    'Tout ce qui est conservé sur vous : données, consentements, commandes, e-mails envoyés, et ce que des visites ont laissé sous votre adresse.',
  'rights.copy_json': 'En JSON',
  'rights.copy_csv': 'En CSV',
  'rights.restrict': 'Limiter',
  'rights.restrict_why':
    'Vos données restent, et personne ne s’en sert : aucun e-mail, aucune liste, aucun export, jusqu’à ce que vous leviez la limitation.',
  'rights.restrict_button': 'Limiter l’utilisation',
  'rights.restricted': 'Limité depuis le {date}. Personne ne se sert de vos données.',
  'rights.lift': 'Lever la limitation',
  'rights.restrict_done': 'Limité, avec effet immédiat.',
  'rights.lift_done': 'La limitation est levée.',
  'rights.object': 'S’opposer',
  'rights.object_why': '{brand} peut déduire de vos visites les catégories et les marques que vous préférez.',
  'rights.object_button': 'M’y opposer',
  'rights.objected': 'Vous vous y opposez depuis le {date} : rien n’est déduit de vos visites.',
  'rights.allow': 'Retirer mon opposition',
  'rights.object_done': 'Votre opposition est enregistrée, avec effet immédiat.',
  'rights.allow_done': 'L’opposition est retirée.',
  'rights.erase': 'Effacer',
  'rights.erase_why':
    'Vous voyez d’abord ce qui part et ce qui reste. Rien n’est effacé avant que vous n’appuyiez sur le bouton.',
  'rights.erase_open': 'Effacer mes données…',
  'rights.erase_title': 'Effacer vos données',
  'rights.goes': 'Ce qui est effacé',
  'rights.goes_fields':
    'Votre nom, votre adresse, votre téléphone, vos messages et tout ce que vous avez rempli.',
  'rights.goes_visits':
    'Le lien entre vous et vos visites de la boutique. Elles restent comptées, sans être à personne.',
  'rights.goes_links': 'Tous les liens qui vous ont été envoyés, celui-ci aussi.',
  'rights.stays': 'Ce qui reste, et pourquoi',
  'rights.stays_block':
    'Un code tiré de votre adresse, que personne ne peut retransformer : pour que personne ne vous inscrive à nouveau ici.',
  'rights.stays_ledger':
    'Ce que vous avez accepté et quand, sans votre nom : la preuve que la loi demande à {brand}.',
  'rights.stays_place':
    'Ville et code postal, dates et montants des commandes, sans rien qui mène à vous : pour compter.',
  'rights.stays_orders': 'Les commandes dans la comptabilité de {brand} : la loi fiscale les exige.',
  'rights.reason': 'Pourquoi ? Vous n’êtes pas obligé de le dire.',
  'rights.reason_request': 'Je le souhaite, c’est tout',
  'rights.reason_minor': 'J’étais mineur quand mes données ont été laissées',
  'rights.erase_button': 'Effacer définitivement',
  'rights.keep': 'Garder mes données',
  'rights.erased_title': 'Effacé',
  'rights.erased': 'Vos données sont effacées. Ce lien ne fonctionne plus.',
  'rights.certificate': 'Votre certificat',
  'rights.certificate_why':
    'Il est signé, ne contient rien sur vous et prouve l’effacement. Il n’est montré qu’ici : gardez-le.',
  'rights.certificate_save': 'Enregistrer le certificat',
  'rights.held':
    'Rien n’a été effacé : la loi oblige {brand} à conserver vos données pour l’instant. Adressez-vous à {brand}.',
  'rights.requests': 'Vos demandes',
  'rights.month':
    '{brand} doit répondre à chaque demande dans un délai d’un mois. Ce que vous faites sur cette page prend effet aussitôt.',
  'rights.complain': 'Vous pouvez à tout moment saisir l’autorité de protection des données.',
  'rights.right_access': 'Copie de vos données',
  'rights.right_rectification': 'Rectification',
  'rights.right_erasure': 'Effacement',
  'rights.right_restriction': 'Limitation',
  'rights.right_lifting': 'Limitation levée',
  'rights.right_objection': 'Opposition',
  'rights.asked': 'demandé le {date}',
  'rights.answered': 'traité le {date}',
  'rights.due': 'réponse au plus tard le {date}',
  'rights.refused': 'refusé le {date}',
  'rights.lapsed': 'non confirmé, clos le {date}',
  'rights.email_title': 'Confirmez votre nouvelle adresse',
  'rights.email_lead': 'Cette adresse doit remplacer celle que {brand} connaît de vous.',
  'rights.email_done': 'Votre nouvelle adresse est en vigueur.',
  'rights.email_taken': 'Rien n’a été changé : {brand} vous connaît déjà sous cette adresse.',
  'rights.email_block':
    'Bloquez cette adresse, et {brand} ne lui envoie plus aucun e-mail. Rien n’est changé.',
  'mail.copy_subject': 'Vos données chez {brand}',
  'mail.copy_lead':
    'Vous avez demandé à {brand} ce qu’elle conserve sur vous. Sur cette page, vous pouvez le voir, le télécharger, le corriger et le faire effacer :',
  'mail.new_email_subject': 'Confirmez votre nouvelle adresse pour {brand}',
  'mail.new_email_lead': 'Une personne que {brand} connaît a donné cette adresse comme la nouvelle sienne.',
} satisfies RightsTexts
