import { z } from 'zod';
import { maxPasswordLength, minPasswordLength } from './better-auth.ts';

/** Fields that several routes take. The messages are shown beside the field. */
export const nameField = z
  .string('Give a name.')
  .trim()
  .min(1, 'Give a name.')
  .max(100, 'Give at most 100 characters.');

export const emailField = z
  .string('Give an e-mail address.')
  .trim()
  .toLowerCase()
  .max(254, 'Give at most 254 characters.')
  .pipe(z.email('This is not an e-mail address.'));

export const newPasswordField = z
  .string('Give a password.')
  .min(minPasswordLength, `Give at least ${minPasswordLength} characters.`)
  .max(maxPasswordLength, `Give at most ${maxPasswordLength} characters.`);

/** A password to be compared: any, since telling what cannot be one would tell about ours. */
export const passwordField = z
  .string('Give your password.')
  .min(1, 'Give your password.')
  .max(1000, 'This is too long.');
