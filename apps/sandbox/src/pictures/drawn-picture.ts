import { createHash } from 'node:crypto';
import { encodeGif, gifBytes } from './gif.ts';

const COLOURS = 128;
const DELAY = 12;

/** The sizes that a picture comes in, by the names that clients know. */
export const renditions = {
  original: { width: 240, height: 180, frames: 8 },
  fixed_height: { width: 200, height: 150, frames: 8 },
  fixed_height_still: { width: 200, height: 150, frames: 1 },
  fixed_height_downsampled: { width: 200, height: 150, frames: 4 },
  fixed_width: { width: 160, height: 120, frames: 8 },
  fixed_width_still: { width: 160, height: 120, frames: 1 },
  fixed_width_downsampled: { width: 160, height: 120, frames: 4 },
} as const;
export type Rendition = keyof typeof renditions;

export const isRendition = (name: string): name is Rendition => Object.hasOwn(renditions, name);

/** How many bytes a rendition has. */
export const renditionBytes = (name: Rendition): number => {
  const { width, height, frames } = renditions[name];
  return gifBytes(width, height, frames);
};

/** The name of the picture for some words; another variant of them is another picture. */
export const pictureName = (words: string, variant: number): string =>
  createHash('sha256').update(`${variant} ${words.toLowerCase()}`).digest('hex').slice(0, 16);

const mix = (from: number, to: number, share: number): number => Math.round(from + (to - from) * share);

/** From one colour to another and back, so that points which move through them never jump. */
function paletteOf(seed: Buffer): Buffer {
  const palette = Buffer.alloc(COLOURS * 3);
  for (let index = 0; index < COLOURS; index += 1) {
    const share = (1 - Math.cos((index / COLOURS) * 2 * Math.PI)) / 2;
    for (let part = 0; part < 3; part += 1)
      palette[index * 3 + part] = mix(seed[part] ?? 0, seed[part + 3] ?? 0, share);
  }
  return palette;
}

/** Draws a picture: rings around a middle that its name chooses, moving outwards. The same name, the same picture. */
export function drawPicture(name: string, rendition: Rendition): Buffer {
  const seed = createHash('sha256').update(name).digest();
  const { width, height, frames } = renditions[rendition];
  const [middleX, middleY, rings, petals] = [6, 7, 8, 9].map((place) => (seed[place] ?? 0) / 255);
  const points = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const dx = x / width - (middleX ?? 0);
      const dy = y / height - (middleY ?? 0);
      const ring = Math.hypot(dx, dy) * (3 + 5 * (rings ?? 0));
      const petal = Math.sin(Math.atan2(dy, dx) * Math.round(2 + 6 * (petals ?? 0))) / 4;
      points[y * width + x] = Math.floor((ring + petal + 1) * COLOURS) % COLOURS;
    }
  }
  return encodeGif({
    width,
    height,
    palette: paletteOf(seed),
    delay: DELAY,
    frames: Array.from({ length: frames }, (_, frame) => {
      const shift = Math.round((frame / frames) * COLOURS);
      return points.map((point) => (point + COLOURS - shift) % COLOURS) as Buffer;
    }),
  });
}
