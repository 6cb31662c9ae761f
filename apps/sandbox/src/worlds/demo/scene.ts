import type { Random } from './random.ts';
import { svgAddress } from './svg.ts';

const skies = [
  ['#fb8', '#fdb', '#746'],
  ['#8cf', '#dff', '#475'],
  ['#123', '#465', '#012'],
  ['#f9a', '#fdc', '#537'],
  ['#bcd', '#eee', '#678'],
] as const;

/** A holiday picture: sky, sun or moon, hills, and sometimes the sea; about 500 characters. */
export function drawScene(random: Random): string {
  const [sky, horizon, land] = random.pick(skies);
  const [a, b, c] = [random.int(30, 60), random.int(20, 50), random.int(40, 70)];
  const sun = `<circle cx='${random.int(20, 140)}' cy='${random.int(18, 50)}' r='${random.int(7, 13)}' fill='#fe9'/>`;
  const sea = random.chance(0.5) ? `<path d='M0 96h160v24H0z' fill='#39a' opacity='.8'/>` : '';
  return svgAddress(
    160,
    120,
    `<path d='M0 0h160v120H0z' fill='${sky}'/><path d='M0 60h160v60H0z' fill='${horizon}'/>${sun}` +
      `<path d='M0 ${a + 40}L${random.int(25, 50)} ${b + 10} 80 ${c + 25} ${random.int(95, 130)} ${b + 18} 160 ${c + 30}V120H0z' fill='${land}' opacity='.6'/>` +
      `<path d='M0 105Q45 ${c + 18} 90 98T160 88V120H0z' fill='${land}'/>${sea}`,
  );
}
