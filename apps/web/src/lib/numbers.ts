const format = new Intl.NumberFormat('en');

/** "48,213". */
export const count = (value: number): string => format.format(value);

/** "1 channel", "48,213 channels". `many` default: the noun with an s. */
export const counted = (value: number, noun: string, many = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : many}`;
