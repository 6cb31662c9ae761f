import type { LanguagePack } from './pack.ts';

export const japanese: LanguagePack = {
  women: '結衣=yui 美咲=misaki さくら=sakura 千尋=chihiro 琴音=kotone 紗季=saki 楓=kaede',
  men: '健=ken 大輝=daiki 悠斗=yuto 誠=makoto 蓮=ren 航=wataru 拓海=takumi',
  families:
    '雪村=yukimura 月岡=tsukioka 桜庭=sakuraba 鈴掛=suzukake 波多=hata 竹之内=takenouchi 風間=kazama 星川=hoshikawa',
  order: 'family given',
  zoneHours: 9,
  cities: ['京都', '金沢', '長崎', '函館', '松江', '東京', '那覇'],
  days: ['月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日', '日曜日'],
  money: '#円',
  perEuro: 160,
  channels: {
    booking: ['予約 {ref}・{person}様', 'お問い合わせ・{person}様', '{city}ツアー変更 {ref}'],
    group: ['{city}さんぽ部 {n}', '温泉めぐり {n} ♨️'],
    desk: ['{city}サポート・夜間シフト引き継ぎ', '第{week}週シフト表', '{city}営業所'],
    shop: ['ご注文 {order}', '返品 {order}'],
    live: ['ライブ：{city}の夕暮れ'],
    game: ['都市当てクイズ 第{n}回'],
  },
  system: {
    joined: '{person}さんが参加しました',
    renamed: '{person}さんがチャンネル名を変更しました',
    slowMode: 'スローモード：{seconds}秒に1件まで',
    truncated: '{person}さんが過去のメッセージを削除しました',
  },
  dialogues: `
# booking
a こんにちは。予約{ref}を{day}に変更できますか？
b @a様、ご連絡ありがとうございます。{time}の便に空きがございます。差額は{money}です。
a それでお願いします。
b 変更いたしました。確認書を添付いたします。 [file]
a 助かりました、ありがとうございます！

# booking
a ホテルに荷物を先に送れますか？
b はい、{day}までに届くようお送りください。フロントに伝えておきます。
a よろしくお願いします🙇

# booking
a 電車が止まっています。どうすればいいでしょうか。
b バスに振り替えました。{time}に東口から出ます。
a 乗れました！本当にありがとうございます。

# desk
a 第{week}週のシフトが決まりました。交代はスレッドでお願いします。 [file] [pin]
- b {day}の夜を代わってもらえますか？
- c 大丈夫です。
- a 変更しました。
b いつもありがとうございます。

# desk
a 引き継ぎです。未対応{n}件、{ref}は至急でお願いします。
b 対応します。
b 完了しました。お客様にも連絡済みです。
a お疲れさまでした☕

# group
a {day}の朝、散歩に行く人いますか？
b 行きます！何時ですか？
a {time}に橋の前で。
c おにぎりを持っていきます🍙
d じゃあ私はお茶を。

# group
a 今朝の紅葉です。 [image]
b きれい！
c 絵みたいですね。

# direct
a 今日は出勤ですか？
b {time}からです。どうしました？
a お土産を渡したくて。

# shop
a 青い折りたたみ傘はまだありますか？
b はい、残り{n}本です。お取り置きしますか？
a お願いします。
b ご注文{order}、合計{money}です。

# live
a {city}からこんばんは！
b 音もきれいに聞こえます。
c 夕焼けがすごい😍
d 行きたくなりました。
`,
};
