import type { Topic } from './languages/pack.ts';
import type { Mark } from './languages/script.ts';
import type { Random } from './random.ts';
import { drawScene } from './scene.ts';

// Attachments as they are stored: `custom` may be missing there.
type StoredAttachment = Record<string, unknown>;

type File = readonly [stem: string, extension: string, mimeType: string];

const PDF = ['pdf', 'application/pdf'] as const;
const DOCUMENT = ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'] as const;

const papersOfDesk = (random: Random): readonly File[] => [
  [`rota-week-${random.int(1, 52)}_v${random.int(1, 4)}_final`, ...PDF],
  [`rota-week-${random.int(1, 52)}`, ...PDF],
  [`shift-plan-${random.int(1, 30)}`, ...DOCUMENT],
];
const papersOfTraveller = (random: Random): readonly File[] => [
  [`itinerary-BK-${random.int(10_000, 99_999)}`, ...PDF],
  [`confirmation-BK-${random.int(10_000, 99_999)}`, ...PDF],
  [`receipt-${random.int(1000, 9999)}`, ...PDF],
];
const papersOfShop = (random: Random): readonly File[] => [
  [`return-label-${random.int(1000, 9999)}`, ...PDF],
];

const papers = { desk: papersOfDesk, season: papersOfDesk, shop: papersOfShop };

const files = (random: Random, topic: Topic): StoredAttachment => {
  const choose =
    topic === 'desk' || topic === 'season' || topic === 'shop' ? papers[topic] : papersOfTraveller;
  const [stem, extension, mime_type] = random.pick(choose(random));
  const title = `${stem}.${extension}`;
  return {
    type: 'file',
    title,
    asset_url: `https://files.lumen.example/${random.int(100_000, 999_999)}/${title}`,
    custom: { mime_type, file_size: random.int(12, 2400) * 1024 },
  };
};

const images = (random: Random): StoredAttachment => {
  const title = `IMG_${random.int(1000, 9999)}.jpg`;
  return {
    type: 'image',
    title,
    fallback: title,
    image_url: drawScene(random),
    original_width: 1600,
    original_height: 1200,
    custom: { mime_type: 'image/jpeg', file_size: random.int(180, 4200) * 1024 },
  };
};

const videos = (random: Random): StoredAttachment => {
  const title = `MOV_${random.int(1000, 9999)}.mp4`;
  return {
    type: 'video',
    title,
    thumb_url: drawScene(random),
    asset_url: `https://files.lumen.example/${random.int(100_000, 999_999)}/${title}`,
    custom: {
      mime_type: 'video/mp4',
      file_size: random.int(2, 48) * 1024 * 1024,
      duration: random.int(3, 180),
    },
  };
};

const gifs = (random: Random): StoredAttachment => {
  const title = random.pick(['happy dance', 'slow clap', 'train wave', 'sleepy cat', 'confetti']);
  return {
    type: 'giphy',
    title,
    title_link: `https://gifs.lumen.example/${title.replaceAll(' ', '-')}`,
    thumb_url: drawScene(random),
  };
};

const pages = [
  ['handbook', 'The handbook: replies that help', 'Short, friendly, and the answer in the first line.'],
  [
    'harbour',
    'A morning at the harbour',
    'Where to stand, when to come, and which kiosk has the good rolls.',
  ],
  ['packing', 'Packing light, part two', 'Everything for ten days in a bag that fits under the seat.'],
  [
    'night-trains',
    'Night trains, a quiet list',
    'Eleven lines, their beds, and what breakfast is like on each.',
  ],
] as const;

const links = (random: Random): StoredAttachment => {
  const [path, title, text] = random.pick(pages);
  const address = `https://guides.lumen.example/${path}`;
  return {
    type: 'article',
    title,
    text,
    title_link: address,
    og_scrape_url: address,
    thumb_url: drawScene(random),
    author_name: 'Lumen guides',
  };
};

const makers: Record<Exclude<Mark, 'pin'>, (random: Random, topic: Topic) => StoredAttachment> = {
  image: images,
  file: files,
  video: videos,
  gif: gifs,
  link: links,
};

/** The attachments that a line's marks ask for; what kind of file depends on what the channel is about. */
export const makeAttachments = (random: Random, topic: Topic, marks: readonly Mark[]): StoredAttachment[] =>
  marks.flatMap((mark) => (mark === 'pin' ? [] : [makers[mark](random, topic)]));

/** A picture from another host, which a page may or may not load. */
export const remoteImage: StoredAttachment = {
  type: 'image',
  title: 'from-another-host.jpg',
  image_url: 'https://pictures.lumen.example/harbour.jpg',
  original_width: 1600,
  original_height: 900,
};
