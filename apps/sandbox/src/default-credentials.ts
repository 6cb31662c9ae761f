/** The key of a sandbox that is given none. */
export const DEFAULT_KEY = 'sandbox-key';

/** Its secret. Some libraries, among them the Java SDK, refuse to sign with fewer than 32 bytes. */
export const DEFAULT_SECRET = 'sandbox-secret-for-this-machine-only';
