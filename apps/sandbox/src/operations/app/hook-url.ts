import { inputError } from '../../errors.ts';

/** Throws 400/4 unless it is an http or https address without a password in it, or empty: switched off. */
export function checkHookUrl(url: string | undefined, field: string): void {
  if (url === undefined || url === '') return;
  const parsed = URL.parse(url);
  const fits =
    parsed && ['http:', 'https:'].includes(parsed.protocol) && parsed.username + parsed.password === '';
  if (!fits) throw inputError(`field "${field}" must be a valid http or https URL`);
}
