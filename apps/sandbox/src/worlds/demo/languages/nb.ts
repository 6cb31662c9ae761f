import type { LanguagePack } from './pack.ts';

export const norwegian: LanguagePack = {
  women: 'Kjærsti Solveig Ragnhild Åshild Ingunn Synnøve Tuva Dagny Bjørg Marit',
  men: 'Søren Eirik Torbjørn Håvard Sigurd Øystein Leif Vegard Ådne Jørn',
  families:
    'Haugland-Øvrebø Kjærgård Bråten Fjellstad Nordvik Sæther Myrvoll Løvdal Skårnes Tveitane Grønnli Åsbakken',
  zoneHours: 1,
  cities: ['Bergen', 'Tromsø', 'Ålesund', 'Bodø', 'Røros', 'Svolvær', 'Flåm', 'Alta'],
  days: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  money: '# kr',
  perEuro: 10,
  channels: {
    booking: [
      'Bestilling {ref} · {person}',
      'Støtte · {person}',
      'Endring av reise til {city}',
      'Refusjon {ref}',
    ],
    group: ['Turgruppe {city} {n}', 'Nordlysjegere · {city}', 'Hyttetur, gruppe {n}'],
    desk: ['Støtte · {city}', 'Vaktliste uke {week}', 'Gæstechat · {city}', 'Nattvakt {city}'],
    shop: ['Ordre {order}', 'Retur {order} · {person}'],
    live: ['Direkte: nordlys over {city}'],
    season: ['Sesonglaget · {city}'],
  },
  system: {
    joined: '{person} ble med i kanalen',
    renamed: '{person} ga kanalen nytt navn',
    slowMode: 'Sakte modus er på: én melding per {seconds} sekunder',
    truncated: 'Eldre meldinger ble fjernet av {person}',
  },
  dialogues: `
# booking
a Hei! Jeg må flytte turen {ref} til {city}. Går det på {day}?
b Hei @a! Ja, det er plass på {day}. Det koster {money} ekstra.
a Det er helt greit.
b Da er det ordnet. Ny bekreftelse ligger ved. [file]
a Tusen takk for rask hjelp!

# booking
a Båten er innstilt på grunn av vinden. Hva gjør vi?
b Jeg har satt dere på bussen kl. {time}, samme billett gjelder.
a Får vi igjen mellomlegget?
b Ja, {money} er på vei tilbake til kortet.
a 🙏

# booking
a Finnes det tørkeskap på hytta?
b Ja, og badstue. Nøkkelen ligger hos {given} i butikken.
a Da er vi reddet 😄

# desk
a Vaktlista for uke {week} er klar. Bytt bare i tråden, takk. [file] [pin]
- b Kan noen ta {day} kveld?
- c Jeg kan.
- a Endret.
b Fint, takk for jobben!

# desk
a Printeren på kontoret i {city} streiker igjen.
b Har du prøvd å snakke pent til den?
a To ganger.
c Jeg ringer service.

# group
a Hvem blir med på morgentur {day}? Vi starter kl. {time}.
b Jeg!
c Jeg tar med kaffe og vafler.
a Da blir det tur uansett vær ☔
d Uansett vær 😅

# group
a Se på dette lyset! [image]
b Nydelig. Hvor er det?
a Rett utenfor {city}, ti minutter fra parkeringen.

# direct
a Er du på vakt i dag?
b Fra kl. {time}. Hva trenger du?
a Bare noen å spise lunsj med.
b Da er jeg på vei!

# shop
a Hei, er den blå jakka på lager i str. M?
b Ja, to igjen. Skal jeg legge av én?
a Gjerne! Hva koster den?
b {money}, frakten er inkludert.

# live
a God kveld fra {city}! Ser dere det grønne?
b Jaaa 😍
c Helt magisk.
d Her er det bare skyer, så takk for at dere sender!
`,
};
