import type { LanguagePack } from './pack.ts';

export const french: LanguagePack = {
  women: 'Inès Éloïse Capucine Héloïse Maëlys Clémence Noémie Solène Thaïs Apolline Garance',
  men: 'Aurélien Bastien Côme Gaëtan Léandre Maxence Rémi Théodore Yanis Anselme',
  families:
    'Beauchêne Carpentras Delaforêt Fontanel Grangier L’Hermitte Mirambeau Noirétable Pelletreau Rochebrune Villedieu Kermarrec',
  zoneHours: 1,
  cities: ['Nantes', 'Annecy', 'Sète', 'Québec', 'Saint-Malo', 'Colmar', 'Genève', 'Arles'],
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  money: '# €',
  channels: {
    booking: ['Réservation {ref} · {person}', 'Question de {person}', 'Remboursement {ref}'],
    group: ['Amis de {city}', 'À vélo, groupe {n}', 'Voyager en famille · {city}'],
    desk: ['Réclamations · {city}', 'Planning semaine {week}', 'Équipe de nuit · {city}'],
    shop: ['Commande {order}', 'Retour {order} · {person}'],
    live: ['En direct : le marché, {city}'],
    season: ['Équipe de saison · {city}'],
  },
  system: {
    joined: '{person} a rejoint le canal',
    renamed: '{person} a renommé le canal',
    slowMode: 'Mode lent : un message toutes les {seconds} secondes',
    truncated: 'Les anciens messages ont été retirés par {person}',
  },
  dialogues: `
# booking
a Bonjour, puis-je avancer mon retour {ref} à {day} ?
b Bonjour @a, oui, il reste trois places à {time}. Le supplément est de {money}.
a C’est parfait, allez-y.
b C’est fait, voici la confirmation. [file]
a Merci infiniment !

# booking
a L’hôtel n’a pas reçu notre demande de lit bébé…
b Je les appelle tout de suite.
b Le lit est déjà dans la chambre, avec un doudou en prime 🧸
a Vous êtes formidables.

# booking
a Le bus pour {city} part-il bien à {time} ?
b Oui, quai {n}. Gardez {ref} sous la main pour monter.
a Noté, merci.

# desk
a Le planning de la semaine {week} est en ligne. Les échanges, uniquement dans le fil. [file] [pin]
- b Je cherche quelqu’un pour {day}.
- c Je prends.
- a C’est noté.
b Merci à toutes et à tous !

# desk
a Qui s’occupe de la file des remboursements ? Elle est à {n}.
b Moi, jusqu’à {time}.
c Je prends la suite.
a Quelle équipe 👏

# group
a Qui vient au marché {day} matin ?
b Moi, pour les abricots.
c Moi, pour le fromage.
d Moi, pour tout le reste.
a Rendez-vous à {time} devant la fontaine.

# group
a La lumière ce soir, regardez ! [image]
b Magnifique 😍
c On se croirait dans un tableau.

# direct
a Tu as deux minutes ?
b Pour toi, trois.
a C’est pour relire la page sur {city}.
b Envoie, je regarde avec mon café.

# shop
a Bonjour, la gourde verte est-elle encore disponible ?
b Oui, il en reste {n}. Livraison {day}.
a J’en prends deux.
b Commande {order}, {money} en tout. Merci !

# live
a Bonsoir de {city} !
b Le son est parfait ce soir.
c Pouvez-vous remontrer la place ?
a Voilà, juste derrière la fontaine. [image]
`,
};
