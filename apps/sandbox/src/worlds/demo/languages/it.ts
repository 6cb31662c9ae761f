import type { LanguagePack } from './pack.ts';

export const italian: LanguagePack = {
  women: 'Fiammetta Ginevra Ludovica Ortensia Perla Rosaria Serafina Viola Nicoletta',
  men: 'Achille Baldassarre Corrado Duccio Ettore Lapo Niccolò Ruggero Tancredi',
  families:
    'Acquaviva Bentivoglio-Sasso Castagneto D’Orlando Fontebianca Montecalvo Passerotti Roccaforte Valdambra',
  zoneHours: 1,
  cities: ['Matera', 'Trieste', 'Lucca', 'Lecce', 'Bergamo', 'Siracusa', 'Ravenna', 'Orvieto'],
  days: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
  money: '€ #',
  channels: {
    booking: ['Prenotazione {ref} · {person}', 'Assistenza: {person}'],
    group: ['Gruppo {city} {n}', 'In treno lento verso {city}'],
    desk: ['Turni settimana {week}', 'Ufficio di {city}'],
    shop: ['Ordine {order}', 'Reso {order}'],
  },
  system: {
    joined: '{person} è entrato nel canale',
    renamed: '{person} ha rinominato il canale',
    slowMode: 'Modalità lenta: un messaggio ogni {seconds} secondi',
    truncated: 'I messaggi precedenti sono stati rimossi da {person}',
  },
  dialogues: `
# booking
a Buongiorno, vorrei spostare {ref} a {day}, è possibile?
b Buongiorno @a, certo: c’è posto alle {time}, con {money} di differenza.
a Va benissimo.
b Fatto, ecco la conferma. [file]
a Grazie di cuore!

# booking
a In albergo dicono che la camera non è pronta.
b Li chiamo subito.
b Pronta tra dieci minuti, e intanto vi offrono un caffè ☕
a Così l’attesa è un piacere.

# desk
a I turni della settimana {week} sono definitivi. Cambi solo nel thread. [file] [pin]
- b Cedo {day} sera.
- c La prendo io.
- a Segnato.
c Grazie!

# group
a Chi viene a vedere l’alba {day}?
b A che ora?
a Alle {time}.
b Di notte, quindi.
c Io porto i cornetti, quindi venite tutti.

# group
a Guardate che vicolo. [image]
b Sembra un quadro.
c Il gatto è in posa 🐈

# direct
a Ci vediamo {day}?
b Sì, alle {time} al solito posto.
a Perfetto, porto il libro.

# shop
a Il cappello di paglia c’è ancora?
b Ne restano {n}. Glielo metto da parte?
a Sì, grazie!
b Ordine {order}, {money} spedizione inclusa.
`,
};
