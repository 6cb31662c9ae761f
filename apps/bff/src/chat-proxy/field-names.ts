/** Which field a name of a partial update is about: names may be dotted, and case is no way around a rule, whatever the
 *  Chat API makes of it. Undefined for what is no name. */
export const headOf = (name: unknown): string | undefined =>
  typeof name === 'string' ? name.toLowerCase().split('.', 1)[0] : undefined;
