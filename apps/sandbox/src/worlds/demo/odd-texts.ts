const story = [
  'We left before the city was awake, with bread still warm in the bag and one glove too few.',
  'The conductor looked at our tickets, then at the cello, then at the dogs, and decided that it was too early for questions.',
  'By noon the sea had caught up with the train and ran beside us for an hour, as if it had somewhere to be as well.',
  'A woman in the dining car taught us a card game in which nobody can win, only lose more slowly than the others.',
  'In the evening we found the guesthouse by its smell of rosemary, and the owner by following the cat.',
  'She asked whether we were hungry, in the tone of somebody who does not need the answer.',
  'There were beans, and a fish that had been swimming in the morning, and a bottle without a label.',
  'Somebody played, somebody sang, somebody fell asleep on a chair, and all three of them were me.',
];

function report(): string {
  let text = 'Trip report, the long version (you asked for it):\n\n';
  for (let index = 0; text.length < 4800; index += 1) {
    const sentence = story[index % story.length] ?? '';
    text += index % 4 === 3 ? `${sentence}\n\n` : `${sentence} `;
  }
  return text.slice(0, 4999).trimEnd().padEnd(5000, '.');
}

/** Exactly 5,000 characters: as much as the channel types allow. */
const longReport = report();

/** Texts that a page has to survive; none of them means harm. */
export const oddTexts: readonly string[] = [
  longReport,
  '<script>alert("this is only text")</script>',
  '<img src=x onerror=alert(1)> <b>not bold</b> &amp; &lt;not an entity&gt;',
  '"><svg onload=alert(1)>',
  'javascript:alert(1) and [a link](javascript:alert(2))',
  '{{ constructor }} ${7*7} <%= 7*7 %> {% raw %}',
  "Robert'); DROP TABLE students;--",
  '```ts\nconst answer: number = 42;\nif (answer < 50 && answer > 40) {\n\tthrow new Error(`<${answer}>`);\n}\n```',
  'Inline `code`, *stars*, _lines_, ~tilde~ and > a quote that is none',
  '| Day | Hut | Beds |\n| --- | --- | ---: |\n| Mon | Eastern lake | 12 |\n| Tue | Ridge | 8 |',
  'Zero width: a\u200bb\u200cc\u200dd\ufeffe, soft hy\u00adphen, and a no-break\u00a0space',
  'Z̸̢͎̈́a̴͙̿l̷͇̈g̵̣̀o̸͔͊ is late again',
  'e\u0301 and é look the same, and so do \u212b and Å',
  '\u202eThis sentence was turned around\u202c and this one was not',
  'Mixed: the guest said «شكرًا جزيلًا» and then תודה רבה, twice!',
  'هذه رسالة طويلة بعض الشيء لنرى كيف تلتف الأسطر من اليمين إلى اليسار، وفيها رقم الحجز BK-90412 وعنوان https://lumen.example/ar في منتصفها.',
  '🧳',
  '😂😂😂😂😂😂😂😂',
  '👩‍👩‍👧‍👦👨🏿‍🚀🏳️‍🌈🇳🇴🇰🇷👍🏽',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenausstellungsgebührenverordnung',
  'https://lumen.example/a/very/long/address/that/does/not/want/to/break/anywhere/at/all/because/it/has/no/spaces?and=a&query=string%20with%20escapes#and-a-fragment',
  'one\n\n\n\n\ntwo after many empty lines\n',
  '        indented by eight spaces\n\tand by a tab',
  'null',
  '0',
  '{"looks":["like","json"],"but":"is text"}',
  'ﷺ ﷽ — one character each, very wide',
  'ⓕⓐⓝⓒⓨ 𝒽𝒶𝓃𝒹𝓌𝓇𝒾𝓉𝒾𝓃𝑔 𝔞𝔫𝔡 ｆｕｌｌ ｗｉｄｔｈ',
];

/** Whole messages that are only feelings. */
export const emojiTexts: readonly string[] = [
  '❤️',
  '👍',
  '😂',
  '🙏',
  '🎉',
  '☕',
  '🥹',
  '🔥',
  '👏👏👏',
  '🌞',
  '🐌',
  '🍰',
];
