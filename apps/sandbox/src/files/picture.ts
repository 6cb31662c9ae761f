import { inputError } from '../errors.ts';

const LARGEST_SIDE = 4096;
const MOST_PIXELS = 50_000_000;
const TIMEOUT_S = 10;

// By their names in requests: how a picture is fitted into the wanted box.
const fits = { clip: 'inside', crop: 'cover', scale: 'fill', fill: 'contain' } as const;
const sides = ['center', 'top', 'bottom', 'left', 'right'];

/** How a picture is wanted. */
export interface PictureSize {
  width?: number | undefined;
  height?: number | undefined;
  fit: (typeof fits)[keyof typeof fits];
  position: string;
}

const isFit = (name: string): name is keyof typeof fits => Object.hasOwn(fits, name);

function side(name: string, value: number | undefined): number | undefined {
  if (value === undefined || value === 0) return undefined;
  if (!Number.isInteger(value) || value < 1 || value > LARGEST_SIDE) {
    throw inputError(`"${name}" must be a whole number from 1 to ${LARGEST_SIDE}`);
  }
  return value;
}

/** Checks how a picture is wanted; undefined when as it is. Throws 400/4. */
export function pictureSize(wanted: {
  width?: number | undefined;
  height?: number | undefined;
  resize?: string | undefined;
  crop?: string | undefined;
}): PictureSize | undefined {
  const width = side('width', wanted.width);
  const height = side('height', wanted.height);
  const resize = wanted.resize === undefined || wanted.resize === '' ? 'clip' : wanted.resize;
  if (!isFit(resize)) throw inputError('"resize" must be "clip", "crop", "scale" or "fill"');
  const crop = wanted.crop === undefined || wanted.crop === '' ? 'center' : wanted.crop;
  const places = crop.split(',').map((place) => place.trim());
  if (places.length > 2 || !places.every((place) => sides.includes(place))) {
    throw inputError('"crop" must be of "center", "top", "bottom", "left" and "right"');
  }
  if (width === undefined && height === undefined) return undefined;
  const across = places.find((place) => place === 'left' || place === 'right') ?? '';
  const along = places.find((place) => place === 'top' || place === 'bottom') ?? '';
  return { width, height, fit: fits[resize], position: `${across} ${along}`.trim() || 'center' };
}

/** The picture in another size, in its own format; undefined when it cannot be read as a picture. */
export async function resizePicture(path: string, size: PictureSize): Promise<Buffer | undefined> {
  // Loaded when first needed: most sandboxes never show a picture.
  const { default: sharp } = await import('sharp');
  const { width, height, fit, position } = size;
  try {
    return await sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'none' })
      .rotate()
      .resize({ width, height, fit, position, background: { r: 255, g: 255, b: 255, alpha: 0 } })
      .timeout({ seconds: TIMEOUT_S })
      .toBuffer();
  } catch {
    return undefined;
  }
}
