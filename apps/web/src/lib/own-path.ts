/**
 * The path to return to after signing in, or `/`. Only paths of our own: an address with a host, a protocol or a
 * backslash (which browsers read as a slash) would lead people away after they typed their password.
 */
export function ownPath(text: string | undefined): string {
  if (text === undefined || !/^\/(?![/\\])/.test(text) || /[\\\p{Cc}]/u.test(text)) return '/';
  const url = new URL(text, 'http://own.invalid');
  // What is left of `/.//host` begins with two slashes, after which browsers read a host.
  const path = url.pathname.replaceAll(/\/{2,}/g, '/');
  if (url.host !== 'own.invalid' || path === '/sign-in') return '/';
  return `${path}${url.search}${url.hash}`;
}
