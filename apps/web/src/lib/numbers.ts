/** "48,213", for whole numbers. By hand: the first formatter of a page costs as much as ten rows of a table. */
export const count = (value: number): string => String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

/** "1 channel", "48,213 channels". `many` default: the noun with an s. */
export const counted = (value: number, noun: string, many = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : many}`;
