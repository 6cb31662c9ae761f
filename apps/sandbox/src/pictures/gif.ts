/** A moving picture: one byte, an index of the palette, for each point of each frame. */
export interface Frames {
  width: number;
  height: number;
  /** 128 colours, each of three bytes. */
  palette: Buffer;
  frames: readonly Buffer[];
  /** For how many hundredths of a second a frame stays. */
  delay: number;
}

const COLOURS = 128;
const CODE_SIZE = 7;
const CLEAR = 0x80;
const END = 0x81;
// A decoder's codes grow to nine bits after 126 of them, so it is made to forget them before that. Then every code
// is one byte, and how long a file becomes is known before it is made.
const RUN = 120;
const BLOCK = 255;
const HEADER_BYTES = 13 + COLOURS * 3 + 19;
const FRAME_BYTES = 8 + 10 + 1 + 1;

const codesIn = (points: number): number => points + Math.ceil(points / RUN) + 1;

/** How many bytes {@link encodeGif} makes of so many frames of that size. */
export function gifBytes(width: number, height: number, frames: number): number {
  const codes = codesIn(width * height);
  return HEADER_BYTES + frames * (FRAME_BYTES + codes + Math.ceil(codes / BLOCK)) + 1;
}

function codesOf(points: Buffer): Buffer {
  const codes = Buffer.alloc(codesIn(points.length));
  let at = 0;
  for (let start = 0; start < points.length; start += RUN) {
    codes[at] = CLEAR;
    at += 1 + points.copy(codes, at + 1, start, Math.min(start + RUN, points.length));
  }
  codes[at] = END;
  return codes;
}

function blocksOf(codes: Buffer): Buffer[] {
  const blocks: Buffer[] = [];
  for (let start = 0; start < codes.length; start += BLOCK) {
    const block = codes.subarray(start, start + BLOCK);
    blocks.push(Buffer.from([block.length]), block);
  }
  return blocks;
}

const word = (value: number): number[] => [value & 0xff, value >> 8];

/** A GIF89a file that repeats its frames for ever. */
export function encodeGif({ width, height, palette, frames, delay }: Frames): Buffer {
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    Buffer.from([...word(width), ...word(height), 0xf6, 0, 0]),
    palette,
    Buffer.from([0x21, 0xff, 11]),
    Buffer.from('NETSCAPE2.0', 'latin1'),
    Buffer.from([3, 1, 0, 0, 0]),
    ...frames.flatMap((points) => [
      Buffer.from([0x21, 0xf9, 4, 4, ...word(delay), 0, 0]),
      Buffer.from([0x2c, 0, 0, 0, 0, ...word(width), ...word(height), 0, CODE_SIZE]),
      ...blocksOf(codesOf(points)),
      Buffer.from([0]),
    ]),
    Buffer.from([0x3b]),
  ]);
}
