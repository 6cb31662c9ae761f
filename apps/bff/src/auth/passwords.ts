import { hashPassword, verifyPassword } from 'better-auth/crypto';

/** How passwords are kept: slow to hash by design, a tenth of a second each. */
export interface Passwords {
  /** The salted hash that is kept of a password. */
  hash(password: string): Promise<string>;
  /** Whether it is a hash of this password. */
  verify(kept: { hash: string; password: string }): Promise<boolean>;
}

/** better-auth's own: scrypt with N = 16,384 and r = 16. */
export const scryptPasswords: Passwords = { hash: hashPassword, verify: verifyPassword };
