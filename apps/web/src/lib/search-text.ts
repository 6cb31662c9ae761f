/** A search parameter as text; empty for what is none. Ids that look like numbers arrive as numbers. */
export const searchText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
