import type { LanguagePack } from './pack.ts';

export const hebrew: LanguagePack = {
  women: 'תמר=tamar נעמה=naama שירה=shira עדן=eden הדס=hadas רותם=rotem אלמוג=almog',
  men: 'איתי=itai יובל=yuval גלעד=gilad אורן=oren ניצן=nitzan עידו=ido אלון=alon',
  families:
    'בן-עמק=ben-emek שקדי=shkedi תורג׳מן=turgeman כרמי=karmi זיתוני=zeituni נחלי=nahali דגני=dagani חרובי=haruvi',
  zoneHours: 2,
  cities: ['חיפה', 'יפו', 'עכו', 'אילת', 'צפת', 'נצרת'],
  days: ['שני', 'שלישי', 'רביעי', 'חמישי', 'שישי', 'שבת', 'ראשון'],
  money: '# ₪',
  perEuro: 4,
  channels: {
    booking: ['הזמנה {ref} · {person}', 'שירות: {person}'],
    group: ['מטיילים ב{city} {n}', 'מסלולי מדבר, קבוצה {n}'],
    desk: ['משמרות שבוע {week}', 'משרד {city}'],
    shop: ['הזמנה {order}'],
  },
  system: {
    joined: 'חבר חדש בערוץ: {person}',
    renamed: 'שם הערוץ שונה ({person})',
    slowMode: 'מצב איטי: הודעה אחת בכל {seconds} שניות',
    truncated: 'הודעות ישנות הוסרו ({person})',
  },
  dialogues: `
# booking
a שלום, אפשר להעביר את {ref} ליום {day}?
b שלום @a, כן, יש מקום בשעה {time}. ההפרש הוא {money}.
a מצוין, תודה.
b בוצע, האישור מצורף. [file]
a שירות נהדר!

# booking
a הרכבת מאחרת, נספיק את הסיור?
b כן, המדריך מחכה עד {time}.
a איזה כיף, תודה ❤️

# desk
a המשמרות לשבוע {week} מוכנות. החלפות רק בשרשור. [file] [pin]
- b מי יכול ביום {day}?
- c אני.
- a עודכן.
b תודה!

# group
a מי בא לזריחה ביום {day}?
b אני! באיזו שעה?
a {time}, ליד השער.
c אני מביא קפה ☕

# group
a תראו איזה אור. [image]
b מדהים!
c איפה זה?
a עשר דקות הליכה מהחניה.

# direct
a הגעת?
b עכשיו. איזה חום!
a שתה מים.

# shop
a יש עוד תיק גב כחול?
b יש, נשארו {n}. לשמור לך?
a בבקשה.
b הזמנה {order}, סך הכול {money}.
`,
};
