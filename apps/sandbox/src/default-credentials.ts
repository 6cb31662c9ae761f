/** What a sandbox goes by that is given no key. */
export const DEFAULT_KEY = 'sandbox-key';

/** And no secret. Some libraries, the Java SDK's too, sign nothing by HS256 with a secret of less than 32 bytes. */
export const DEFAULT_SECRET = 'sandbox-secret-for-this-machine-only';
