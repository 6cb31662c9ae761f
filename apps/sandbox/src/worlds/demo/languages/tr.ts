import type { LanguagePack } from './pack.ts';

export const turkish: LanguagePack = {
  women: 'Çiğdem Gülizar İpek Nilüfer Özge Şebnem Yağmur Ebru Lale',
  men: 'Barış Çağrı Görkem İlker Oğuz Ömer Şahin Uğur Tuna',
  families: 'Akçaağaç Bozdoğan Çınaroğlu Güneşli İncirli Kılıçtepe Ormancı Özçelik-Deniz Şenyurt Yıldızeli',
  zoneHours: 3,
  cities: ['İzmir', 'Mardin', 'Antalya', 'Çanakkale', 'Göreme', 'Trabzon', 'Eskişehir'],
  days: ['pazartesi', 'salı', 'çarşamba', 'perşembe', 'cuma', 'cumartesi', 'pazar'],
  money: '₺#',
  perEuro: 40,
  channels: {
    booking: ['Rezervasyon {ref} · {person}', 'Destek: {person}'],
    group: ['{city} gezginleri {n}', 'Balon turu, grup {n}'],
    desk: ['Vardiya, {week}. hafta', '{city} ofisi'],
    shop: ['Sipariş {order}', 'İade {order}'],
  },
  system: {
    joined: '{person} kanala katıldı',
    renamed: '{person} kanalın adını değiştirdi',
    slowMode: 'Yavaş mod: her {seconds} saniyede bir mesaj',
    truncated: 'Eski mesajlar {person} tarafından kaldırıldı',
  },
  dialogues: `
# booking
a Merhaba, {ref} numaralı rezervasyonu {day} gününe alabilir miyim?
b Merhaba @a, elbette. Saat {time} için yer var, fark {money}.
a Olur, lütfen değiştirin.
b Tamamdır, onay ekte. [file]
a Çok teşekkür ederim!

# booking
a Otel kahvaltısı kaça kadar?
b {time} itibarıyla kapanıyor ama gözleme bütün gün var 😋
a Harika, o zaman acele etmiyoruz.

# desk
a {week}. haftanın vardiyaları hazır. Değişiklikler yalnızca yanıt dizisinde. [file] [pin]
- b {day} akşamını devredebilirim.
- c Ben alırım.
- a Yazdım.
b Elinize sağlık!

# group
a {day} sabahı balona kim biniyor?
b Ben! Saat kaçta?
a {time}, meydanda.
c Ben termosla çay getiriyorum ☕
d O zaman tamamız.

# group
a Şu manzaraya bakın. [image]
b İnanılmaz!
c Bir daha gidelim.

# direct
a Bugün nöbette misin?
b Evet, {time} sonrası.
a Sana simit getiriyorum.

# shop
a Yağmurluğun M bedeni var mı?
b Var, {n} tane kaldı. Ayırayım mı?
a Lütfen.
b Sipariş {order}, toplam {money}.
`,
};
