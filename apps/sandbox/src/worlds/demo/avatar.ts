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
const hairs = ['#222', '#432', '#643', '#a64', '#db7', '#ccc', '#733', '#321'];
const clothes = ['#357', '#a43', '#475', '#758', '#445', '#c83', '#277', '#945', '#eee', '#36a'];

const longHair = (colour: string): string => `<path fill='${colour}' d='M10 17a10 10 0 0 1 20 0v12H10z'/>`;
const bun = (colour: string): string => `<circle fill='${colour}' cx='20' cy='7' r='4'/>`;
const curls = (colour: string): string => `<circle fill='${colour}' cx='20' cy='15' r='11'/>`;

const fringes = [
  'M12 16a8 8.5 0 0 1 16 0c-5 0-8-1-10-4-1 2-3 4-6 4z',
  'M12 15c0-9 16-9 16 0-3-4-13-4-16 0z',
  'M11.5 17c0-12 17-12 17 0-1-3-2-5-4-6-4 2-8 2-11 1-1 2-2 3-2 5z',
  'M12 16c-1-10 17-10 16 0-2-5-12-6-16 0z',
];

/** A small flat portrait of nobody in particular, at most 600 characters. */
export function drawAvatar(random: Random, isWoman: boolean): string {
  const [skin, shade] = random.pick(skins);
  const hair = random.pick(hairs);
  const parts = [`<path fill='${random.pick(backgrounds)}' d='M0 0h40v40H0z'/>`];
  if (isWoman) parts.push(random.pick([longHair, longHair, bun, curls, () => ''])(hair));
  else if (random.chance(0.15)) parts.push(curls(hair));
  parts.push(
    `<path fill='${random.pick(clothes)}' d='M5 40c1-9 7-12 15-12s14 3 15 12'/>`,
    `<path fill='${shade}' d='M17 22h6v7a3 3 0 0 1-6 0z'/>`,
    `<ellipse fill='${skin}' cx='20' cy='17.5' rx='7.5' ry='8.5'/>`,
  );
  if (!isWoman && random.chance(0.35)) {
    parts.push(`<path fill='${hair}' d='M12.6 19c3 3 12 3 14.8 0 0 9-14.8 9-14.8 0z'/>`);
  }
  if (isWoman || random.chance(0.9)) parts.push(`<path fill='${hair}' d='${random.pick(fringes)}'/>`);
  parts.push(
    `<path fill='none' stroke='#222' stroke-linecap='round' stroke-width='1.4' d='M17 17.5h0M23 17.5h0'/>`,
    random.chance(0.22)
      ? `<path fill='none' stroke='#333' stroke-width='.6' d='M14.5 15.5h4.5v4h-4.5zM21 15.5h4.5v4H21zM19 17h2'/>`
      : `<path fill='none' stroke='#a55' stroke-linecap='round' d='M18 21.5q2 1.5 4 0'/>`,
  );
  return svgAddress(40, 40, parts.join(''));
}
