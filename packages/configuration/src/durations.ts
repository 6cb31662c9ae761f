// The API writes lengths of time as Go does: `2h30m`, `720h0m0s`.
const units = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
const whole = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/;
const part = /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const isUnit = (unit: string | undefined): unit is keyof typeof units =>
  unit !== undefined && Object.hasOwn(units, unit);

/** Milliseconds of a Go duration; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  if (!whole.test(text)) return undefined;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(part)) if (isUnit(unit)) sum += Number(amount) * units[unit];
  return sum;
}

/** A length of time as the API takes it: whole hours, else hours, minutes and seconds. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ] as const;
  return (
    parts
      .filter(([amount]) => amount > 0)
      .map(([amount, unit]) => `${amount}${unit}`)
      .join('') || '0s'
  );
}

const plural = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

/** A length of time as people say it: `30 days`, `2 hours 30 minutes`. */
export function durationInWords(ms: number): string {
  const rest = ms % dayMs;
  const parts = [
    [Math.floor(ms / dayMs), 'day'],
    [Math.floor(rest / hourMs), 'hour'],
    [Math.floor((rest % hourMs) / 60_000), 'minute'],
    [Math.round((rest % 60_000) / 1000), 'second'],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, word]) => plural(amount, word));
  return said.length === 0 ? '0 seconds' : said.join(' ');
}

/** How long messages are kept, in milliseconds: `infinite` or a number of days. Undefined when it is neither. */
export function retentionMs(text: string): number | undefined {
  if (text === 'infinite') return Infinity;
  return /^\d{1,6}$/.test(text) ? Number(text) * dayMs : undefined;
}
