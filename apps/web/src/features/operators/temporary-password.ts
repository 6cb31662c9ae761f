const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Twelve letters and digits in three groups, without those that look alike. About 59 bits. */
export function temporaryPassword(): string {
  const bytes = crypto.getRandomValues(new Uint32Array(12));
  const text = Array.from(bytes, (value) => letters[value % letters.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}
