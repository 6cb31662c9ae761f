import type { Random } from './random.ts';
import { svgAddress } from './svg.ts';

const backgrounds = ['#cde', '#fdb', '#bdc', '#dce', '#fcc', '#bde', '#eda', '#cec', '#ddd', '#b9c'];
const skins = [
  ['#fdc', '#eba'],
  ['#ecb', '#da9'],
  ['#da8', '#c97'],
  ['#b86', '#a75'],
  ['#964', '#853'],
  ['#643', '#532'],
] as const;
// Darker skins come with the first of them.
const hairs = ['#222', '#321', '#432', '#ccc', '#643', '#a64', '#db7', '#733'];
const clothes = ['#357', '#a43', '#475', '#758', '#445', '#c83', '#277', '#945', '#eee', '#36a'];

const path = (colour: string, d: string): string => `<path fill='${colour}' d='${d}'/>`;
const line = (colour: string, d: string): string => `<path stroke='${colour}' d='${d}'/>`;

const backHairs = [
  'M10 17a10 10 0 0 1 20 0v12H10z',
  'M16 7a4 4 0 0 1 8 0z',
  'M9 16a11 10 0 0 1 22 0l-2 7H11z',
  '',
];
const fringes = [
  'M12 16a8 8 0 0 1 16 0c-5 0-8-1-10-4-1 2-3 4-6 4z',
  'M12 15c0-9 16-9 16 0-3-4-13-4-16 0z',
  'M12 17c-1-12 17-12 16 0-1-3-2-5-4-6-6 3-10 0-12 6z',
  'M12 16c-1-10 17-10 16 0-2-5-12-6-16 0z',
];
const beard = 'M13 19c3 3 11 3 14 0 1 9-15 9-14 0z';
const eyes = 'M16 18h1M23 18h1';
const glasses = 'M14 16h5v4h-5zM21 16h5v4h-5zM19 17h2';
const mouths = ['M18 22q2 2 4 0', 'M18 22h4', 'M17 21q3 3 6 0'];

/** A small flat portrait of nobody in particular, about 600 characters. */
export function drawAvatar(random: Random, isWoman: boolean): string {
  const tone = random.int(0, skins.length - 1);
  const [skin, shade] = skins[tone] ?? skins[0];
  const hair = random.pick(tone > 2 ? hairs.slice(0, 4) : hairs);
  const back = isWoman
    ? random.pick(backHairs)
    : random.chance(0.15)
      ? 'M9 16a11 10 0 0 1 22 0l-2 7H11z'
      : '';
  return svgAddress(
    40,
    40,
    [
      path(random.pick(backgrounds), 'M0 0h40v40H0z'),
      back && path(hair, back),
      path(random.pick(clothes), 'M5 40c1-9 7-12 15-12s14 3 15 12'),
      path(shade, 'M17 22h6v7a3 3 0 0 1-6 0z'),
      path(skin, 'M12 17a8 9 0 0 1 16 0 8 9 0 0 1-16 0z'),
      !isWoman && random.chance(0.35) ? path(hair, beard) : '',
      isWoman || random.chance(0.9) ? path(hair, random.pick(fringes)) : '',
      line('#333', random.chance(0.22) ? eyes + glasses : eyes),
      line('#a55', random.pick(mouths)),
    ].join(''),
  );
}
