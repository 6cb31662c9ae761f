import { createContext } from 'react';

/** Where a channel of the list leads: made once for the page, since there are many rows. */
export const ChannelLinks = createContext<{ href: (cid: string) => string }>({ href: () => '' });
