import type { LanguagePack } from './pack.ts';

export const vietnamese: LanguagePack = {
  women: 'Minh-Khai Thu-Hà Bích-Ngọc Diệu-Linh Hồng-Nhung Kim-Oanh Phương-Thảo',
  men: 'Anh-Dũng Đức-Huy Gia-Bảo Hữu-Phước Quốc-Việt Thành-Đạt Trọng-Nghĩa',
  families: 'Nguyễn Trần-Lê Phạm-Đỗ Hoàng-Vũ Đặng-Bùi Lý-Hồ Dương-Võ',
  order: 'family given',
  zoneHours: 7,
  cities: ['Hội An', 'Đà Lạt', 'Huế', 'Sa Pa', 'Cần Thơ', 'Hà Nội'],
  days: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  money: '# ₫',
  perEuro: 28_000,
  channels: {
    booking: ['Đặt chỗ {ref} · {person}', 'Hỗ trợ: {person}'],
    group: ['Nhóm đi bộ {city} {n}', 'Ăn vặt ở {city} 🍜'],
    desk: ['Lịch trực tuần {week}', 'Văn phòng {city}'],
    shop: ['Đơn hàng {order}'],
  },
  system: {
    joined: '{person} đã vào kênh',
    renamed: '{person} đã đổi tên kênh',
    slowMode: 'Chế độ chậm: mỗi {seconds} giây một tin',
    truncated: '{person} đã gỡ các tin cũ',
  },
  dialogues: `
# booking
a Chào bạn, mình đổi {ref} sang {day} được không?
b Chào @a, được ạ. Còn chỗ lúc {time}, phụ thu {money}.
a Vậy đổi giúp mình nhé.
b Xong rồi ạ, xác nhận ở tệp đính kèm. [file]
a Cảm ơn bạn nhiều!

# booking
a Khách sạn có bữa sáng chay không?
b Có ạ, mình đã báo bếp rồi.
a Tuyệt quá 🙏

# desk
a Lịch trực tuần {week} đã xong. Đổi ca trong luồng trả lời thôi nhé. [file] [pin]
- b Ai trực giúp {day} được không?
- c Mình trực được.
- a Đã sửa.
b Cảm ơn mọi người!

# group
a Ai đi chợ sớm {day} không?
b Mình! Mấy giờ vậy?
a {time}, ở đầu cầu.
c Mình sẽ dẫn cả nhóm đi ăn phở 🍜
d Vậy thì không thể bỏ lỡ.

# group
a Xem đèn lồng tối nay này. [image]
b Đẹp quá!
c Nhớ nơi này ghê.

# direct
a Bạn đến nơi chưa?
b Mới đến, trời mưa nhẹ.
a Nhớ mặc áo mưa nhé.

# shop
a Còn ba lô màu xanh không ạ?
b Còn {n} cái. Mình giữ một cái nhé?
a Vâng ạ.
b Đơn {order}, tổng cộng {money}.
`,
};
