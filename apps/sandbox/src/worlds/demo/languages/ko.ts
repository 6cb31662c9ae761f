import type { LanguagePack } from './pack.ts';

export const korean: LanguagePack = {
  women: '하은=haeun 서연=seoyeon 지우=jiwoo 나래=narae 다솜=dasom 유진=yujin 보라=bora',
  men: '하준=hajun 도윤=doyun 시우=siwoo 건우=geonu 태오=taeo 한결=hangyeol 준서=junseo',
  families: '김=kim 이=lee 박=park 정=jung 한=han 윤=yoon 남궁=namgung 선우=sunwoo 황보=hwangbo',
  order: 'familygiven',
  zoneHours: 9,
  cities: ['부산', '제주', '경주', '전주', '강릉', '여수', '서울'],
  days: ['월요일', '화요일', '수요일', '목요일', '금요일', '토요일', '일요일'],
  money: '#원',
  perEuro: 1500,
  channels: {
    booking: ['{city} 투어 문의 · {person}', '예약 {ref} · {person}', '환불 {ref}'],
    group: ['{city} 걷기 모임 {n}', '사진 여행 {n} 📸'],
    desk: ['{week}주차 근무표', '{city} 사무실', '{city} 야간 인수인계'],
    shop: ['주문 {order}', '교환 {order} · {person}'],
    live: ['라이브: {city} 야경'],
    game: ['도시 맞히기 {n}라운드'],
  },
  system: {
    joined: '{person} 님이 참여했습니다',
    renamed: '{person} 님이 채널 이름을 바꿨습니다',
    slowMode: '느린 모드: {seconds}초에 메시지 하나',
    truncated: '{person} 님이 이전 메시지를 지웠습니다',
  },
  dialogues: `
# booking
a 안녕하세요, {ref} 예약을 {day}로 옮길 수 있을까요?
b 안녕하세요 @a 님, {time}에 자리가 있습니다. 차액은 {money}입니다.
a 네, 변경해 주세요.
b 변경했습니다. 확인서를 첨부합니다. [file]
a 빠른 도움 감사합니다!

# booking
a 공항 픽업이 일정에 안 보여요.
b 부가 서비스 항목에 있습니다. 기사님이 노란 팻말을 들고 기다리십니다.
a 찾았어요, 감사합니다 😊

# booking
a 비가 많이 오는데 배가 뜨나요?
b 오늘은 결항입니다. {day} {time} 배로 옮겨 드렸어요.
a 숙소도 하루 연장될까요?
b 네, 같은 방으로 연장했습니다.

# desk
a {week}주차 근무표가 나왔습니다. 교대는 스레드에서만 부탁드려요. [file] [pin]
- b {day} 저녁 바꿔 주실 분 계실까요?
- c 제가 할게요.
- a 반영했습니다.
b 매주 고맙습니다.

# desk
a 인수인계: 미처리 {n}건, {ref} 건이 급합니다.
b 바로 확인하겠습니다.
b 처리 완료했고 고객님께도 연락드렸어요.
a 수고하셨습니다 👏

# group
a {day} 아침 산책 가실 분?
b 저요! 몇 시에요?
a {time}, 등대 앞이요.
c 김밥 싸 갈게요.
d 그럼 저는 귤이요 🍊

# group
a 오늘 바다 색 좀 보세요. [image]
b 와, 정말 예쁘네요.
c 여기 어디예요?
a {city}에서 버스로 20분이요.

# direct
a 오늘 근무예요?
b {time}부터요. 왜요?
a 커피 사다 드리려고요 ☕

# shop
a 파란 우비 M 사이즈 있나요?
b 네, {n}개 남았습니다. 하나 빼 둘까요?
a 부탁드려요.
b 주문 {order}, 합계 {money}입니다.

# live
a {city}에서 인사드려요!
b 화질 최고예요.
c 다리 한 번만 더 보여 주세요.
d 지금 노을 😍
`,
};
