import type { BlockList } from '../store/block-lists.ts';

const DOMAIN = /^(?:[a-z0-9-]+\.)+[a-z]{2,24}$/;

interface Addresses {
  domains: string[];
  emails: string[];
}

function domainOf(piece: string): string | undefined {
  const [host = ''] = piece.replace(/^[a-z]+:\/\//, '').split(/[/?#:]/);
  const domain = host.replace(/\.$/, '');
  return DOMAIN.test(domain) ? domain : undefined;
}

/** The domains that a text links to, with `https://` or without, and the mail addresses in it. */
function addressesIn(text: string): Addresses {
  const found: Addresses = { domains: [], emails: [] };
  for (const raw of text.toLowerCase().split(/[\s<>()[\]{}"',;|]+/)) {
    const piece = raw.replace(/^mailto:/, '').replace(/[.!?]+$/, '');
    const [name = '', host, ...more] = piece.split('@');
    if (host === undefined) {
      const domain = domainOf(piece);
      if (domain !== undefined) found.domains.push(domain);
    } else if (more.length === 0 && name !== '' && DOMAIN.test(host)) found.emails.push(piece);
  }
  return found;
}

const isWithin = (domain: string, listed: string): boolean =>
  domain === listed || domain.endsWith(`.${listed}`);

// An entry with nothing before the `@`, or without one, is about everybody there.
const isListed = (email: string, listed: string): boolean =>
  email === listed || isWithin(email.split('@')[1] ?? '', listed.replace(/^\*?@/, ''));

/** What of a text the list objects to: an address that is on it or, for a list of what is allowed, one that is not. */
export function findAddress({ type, words }: BlockList, text: string): string | undefined {
  const { domains, emails } = addressesIn(text);
  switch (type) {
    case 'domain':
      return words.find((listed) => domains.some((domain) => isWithin(domain, listed)));
    case 'domain_allowlist':
      return domains.find((domain) => !words.some((listed) => isWithin(domain, listed)));
    case 'email':
      return words.find((listed) => emails.some((email) => isListed(email, listed)));
    default:
      return emails.find((email) => !words.some((listed) => isListed(email, listed)));
  }
}
