import type { LanguagePack } from './pack.ts';

export const hindi: LanguagePack = {
  women: 'अनन्या=ananya मीरा=meera काव्या=kavya ईशा=isha तारा=tara रेणु=renu पल्लवी=pallavi',
  men: 'अर्जुन=arjun विवान=vivaan नीरज=neeraj कबीर=kabir रोहन=rohan ध्रुव=dhruv समीर=sameer',
  families:
    'जोशीपुरा=joshipura त्रिवेदीकर=trivedikar चंदनवाल=chandanwal सोनपाल=sonpal बागेश्वरी=bageshwari नीलगिरि=nilgiri',
  zoneHours: 5.5,
  cities: ['जयपुर', 'कोच्चि', 'वाराणसी', 'शिमला', 'उदयपुर', 'पुणे'],
  days: ['सोमवार', 'मंगलवार', 'बुधवार', 'गुरुवार', 'शुक्रवार', 'शनिवार', 'रविवार'],
  money: '₹#',
  perEuro: 90,
  channels: {
    booking: ['बुकिंग {ref} · {person}', 'सहायता: {person}'],
    group: ['{city} के यात्री {n}', 'पहाड़ों की सैर, समूह {n}'],
    desk: ['सप्ताह {week} की पाली', '{city} कार्यालय'],
    shop: ['ऑर्डर {order}'],
  },
  system: {
    joined: '{person} चैनल में शामिल हुए',
    renamed: '{person} ने चैनल का नाम बदला',
    slowMode: 'धीमा मोड: हर {seconds} सेकंड में एक संदेश',
    truncated: '{person} ने पुराने संदेश हटा दिए',
  },
  dialogues: `
# booking
a नमस्ते, क्या {ref} को {day} पर किया जा सकता है?
b नमस्ते @a, जी हाँ, {time} बजे जगह है। अंतर {money} है।
a ठीक है, कर दीजिए।
b हो गया, पुष्टि संलग्न है। [file]
a बहुत धन्यवाद 🙏

# booking
a ट्रेन दो घंटे देर से है। होटल को बता देंगे?
b बता दिया, वे आपका इंतज़ार करेंगे।
a आपने चिंता दूर कर दी।

# desk
a सप्ताह {week} की पाली तैयार है। बदलाव केवल थ्रेड में। [file] [pin]
- b {day} की पाली कौन लेगा?
- c मैं ले लूँगी।
- a लिख दिया।
b शुक्रिया!

# group
a {day} को सूर्योदय देखने कौन चलेगा?
b मैं! कितने बजे?
a {time} बजे, घाट पर।
c मैं चाय लाता हूँ ☕
d तो मैं भी आ रही हूँ 😄

# group
a यह नज़ारा देखिए। [image]
b कितना सुंदर!
c यह कहाँ है?

# direct
a पहुँच गए?
b हाँ, अभी-अभी। बारिश हो रही है।
a छाता याद है न?

# shop
a क्या नीला बैग अभी मिलेगा?
b जी, {n} बचे हैं। एक रख दूँ?
a हाँ, कृपया।
b ऑर्डर {order}, कुल {money}।
`,
};
