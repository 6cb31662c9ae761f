import type { LanguagePack } from './pack.ts';

export const polish: LanguagePack = {
  women: 'Agnieszka Bożena Grażyna Jagna Łucja Małgorzata Żaneta Wiesława Kalina',
  men: 'Bolesław Grzegorz Kazimierz Łukasz Mieszko Przemysław Świętosław Zbigniew Wit',
  families: 'Błażejczyk Cieślak Dąbek Gąska Jeżyk Kołodziej Łąka Pszczoła Świerszcz Źrebiec Żuraw',
  zoneHours: 1,
  cities: ['Łódź', 'Kraków', 'Gdańsk', 'Wrocław', 'Toruń', 'Zakopane', 'Poznań', 'Świnoujście'],
  days: ['poniedziałek', 'wtorek', 'środę', 'czwartek', 'piątek', 'sobotę', 'niedzielę'],
  money: '# zł',
  perEuro: 4,
  channels: {
    booking: ['Rezerwacja {ref} · {person}', 'Pytanie: {person}', 'Zwrot {ref}'],
    group: ['{city} → {city2}, grupa {n}', 'Wędrowcy · {city}'],
    desk: ['Grafik, tydzień {week}', 'Biuro {city}'],
    shop: ['Zamówienie {order}', 'Zwrot {order} · {person}'],
  },
  system: {
    joined: '{person} – nowa osoba na kanale',
    renamed: '{person}: kanał ma nową nazwę',
    slowMode: 'Tryb wolny: jedna wiadomość co {seconds} s',
    truncated: 'Starsze wiadomości zostały usunięte ({person})',
  },
  dialogues: `
# booking
a Dzień dobry, czy mogę przesunąć {ref} na {day}?
b Dzień dobry! Tak, są miejsca o {time}. Dopłata wynosi {money}.
a Zgadzam się.
b Gotowe, potwierdzenie w załączniku. [file]
a Dziękuję bardzo!

# booking
a Pociąg do miasta {city} jest opóźniony, nie zdążymy na przesiadkę.
b Już patrzę. Następny jest o {time}, miejsca zarezerwowane.
a Uratowaliście nam dzień 🙏

# desk
a Grafik na tydzień {week} jest gotowy. Zamiany tylko w wątku. [file] [pin]
- b Oddam {day}.
- c Biorę.
- a Wpisane.
b Dzięki!

# group
a Kto idzie w góry w {day}?
b Ja! O której?
a O {time}, pod schroniskiem.
c Biorę termos i ciasto drożdżowe.
d To idę na pewno 😄

# group
a Zobaczcie, jaka mgła. [image]
b Pięknie!
c Gdzie to?
a {city}, piąta rano.

# direct
a Masz chwilę?
b Za kwadrans, dobrze?
a Jasne, zaparzę herbatę.

# shop
a Czy plecak jest jeszcze dostępny?
b Tak, zostały {n}. Odłożyć?
a Poproszę jeden.
b Zamówienie {order}, razem {money}.
`,
};
