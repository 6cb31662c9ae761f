import type { LanguagePack } from './pack.ts';

export const german: LanguagePack = {
  women: 'Zoë Maximiliane Friederike Annegret Liesel Ottilie Wiebke Rosalind Käthe Gudrun Mechthild',
  men: 'Jürgen Benedikt Lorenz Hannes Volker Götz Ruprecht Thilo Konstantin Jörg',
  families:
    'von-Hohenstein-Waldburg Lindenbaum Sonnleitner Mühlbach Grünwald-Öttl Weißenborn Kesselring Rebstock Haselhorst Süßmilch Brückner-Thal',
  zoneHours: 1,
  cities: ['Lübeck', 'Freiburg', 'Görlitz', 'Innsbruck', 'Würzburg', 'Chur', 'Graz', 'Bamberg'],
  days: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  money: '# €',
  channels: {
    booking: ['Buchung {ref} · {person}', 'Rückfrage: {person}', 'Umbuchung {city} → {city2}'],
    group: ['Wandergruppe {city} {n}', 'Mit dem Nachtzug nach {city}', 'Familienreisen · {city}'],
    desk: ['Dienstplan KW {week}', 'Büro {city}', 'Erstattungen, Überlauf {n}'],
    shop: ['Bestellung {order}', 'Rücksendung {order}'],
    game: ['Städteraten, Runde {n}'],
    season: ['Saisonteam · {city}'],
  },
  system: {
    joined: '{person} ist dem Kanal beigetreten',
    renamed: '{person} hat den Kanal umbenannt',
    slowMode: 'Langsamer Modus: eine Nachricht alle {seconds} Sekunden',
    truncated: 'Ältere Nachrichten wurden von {person} entfernt',
  },
  dialogues: `
# booking
a Guten Tag, auf {ref} fehlt der Kinderwagen als Sondergepäck.
b Guten Tag @a, ich trage ihn nach. Fliegen Sie am {day} um {time}?
a Genau.
b Erledigt, es kostet nichts. Gute Reise!
a Danke, das hat funktioniert.

# booking
a Unser Zug nach {city} fällt aus. Gibt es einen anderen?
b Ja, um {time} vom Gleis gegenüber. Ihre Reservierung habe ich übertragen.
a Zwei Plätze am Fenster?
b Zwei Plätze am Fenster, Wagen {n}.
a Sie sind ein Schatz.

# booking
a Wann kommt die Erstattung über {money}?
b Sie ging am {day} raus, meist dauert es drei Bankarbeitstage.
a Dann warte ich noch. Vielen Dank!
b Hier zur Sicherheit der Beleg. [file]

# desk
a Der Dienstplan für KW {week} steht. Tauschen bitte nur im Thread. [file] [pin]
- b Ich würde den {day} gern abgeben.
- c Nehme ich!
- a Eingetragen.
c Danke fürs Planen!

# desk
a Übergabe: {n} offene Fälle, {ref} ist dringend.
b Übernehme ich sofort.
a Und der Kaffee ist alle.
b Das ist der eigentlich dringende Fall.

# group
a Wer kommt am {day} mit auf den Grat? Abmarsch {time}.
b Ich, wenn das Wetter hält.
c Laut Vorhersage hält es bis mittags.
a Dann sind wir bis mittags oben und danach in der Hütte 🍰

# group
a Bilder vom Wochenende! [image] [image]
b Das zweite ist großartig.
c Wer hat da den Hut auf?
a Niemand, das ist ein Heuballen.

# direct
a Hast du kurz Zeit?
b In zehn Minuten, ja.
a Es geht um den Text für {city}, zwei Sätze.
b Schick her, ich lese gleich.
a Danke dir!

# shop
a Ist die Regenjacke auch in Gelb zu haben?
b Ab {day} wieder, in allen Größen.
a Dann bitte eine in M zurücklegen.
b Gern, Bestellung {order}, {money}.
`,
};
