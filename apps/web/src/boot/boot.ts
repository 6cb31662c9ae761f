import { type FirstCall, firstCall } from './first-call.ts';
import type { Boot } from './handover.ts';

/** Put in by the build: what each kind of page loads besides the entry. */
declare const filesByPage: Record<string, string[]>;

// Runs inline in the head, before any other script: theme first (no flash), then the calls that the page will make anyway.
const root = document.documentElement;
const theme = localStorage.getItem('backchannel.theme');
if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
const density = localStorage.getItem('backchannel.density');
if (density === 'compact') root.dataset['density'] = density;

const { pathname, search } = location;
const framed = pathname === '/' || pathname.startsWith('/apps/') || pathname.startsWith('/settings/');
root.dataset['frame'] = framed ? 'app' : 'plain';

// Whoever was not signed in the last time would only be refused; the session says so without a failure.
const first =
  localStorage.getItem('backchannel.signed-in') === null ? undefined : firstCall(pathname, search);
if (framed) {
  const session = fetch('/api/session', { credentials: 'same-origin' });
  // Whoever takes an answer hears of its failure; one that nobody asks for need not be heard of.
  session.catch(() => undefined);
  window.backchannelBoot = { session, first: first && start(first) };
}
if (first) root.dataset['page'] = 'table';

const pages = framed ? ['frame', ...(first ? ['channels'] : [])] : ['signIn'];
for (const href of new Set(pages.flatMap((page) => filesByPage[page] ?? []))) {
  const link = document.createElement('link');
  link.rel = href.endsWith('.css') ? 'preload' : 'modulepreload';
  if (href.endsWith('.css')) link.as = 'style';
  link.href = href;
  document.head.append(link);
}

function start(call: FirstCall): Boot['first'] {
  const body = JSON.stringify(call.body);
  const headers = { 'content-type': 'application/json' };
  const response = fetch(call.path, { method: 'POST', credentials: 'same-origin', headers, body });
  response.catch(() => undefined);
  return { path: call.path, body, response };
}
