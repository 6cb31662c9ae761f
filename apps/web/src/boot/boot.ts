import { type FirstCall, firstCall } from './first-call.ts';
import { showFirstRows } from './first-rows.ts';
import { holdKeys, isModKey, isPlainKey } from './hold-keys.ts';
import type { Session } from '../api/session.ts';
import type { Boot } from './handover.ts';

/** Put in by the build: what each kind of page loads besides the entry. */
declare const filesByPage: Record<string, string[]>;
/** Put in by the build: the style sheets of the page; none while developing. */
declare const styleSheets: string[];

// Runs inline in the head, before any other script: theme first (no flash), then the calls that the page will make anyway.
const root = document.documentElement;
const theme = localStorage.getItem('backchannel.theme');
if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
const density = localStorage.getItem('backchannel.density');
if (density === 'compact') root.dataset['density'] = density;

// The renderer makes errors as it loads, and a stack for them has all of the script read twice. `main.tsx` puts it back.
Error.stackTraceLimit = 0;

const { pathname, search } = location;
const framed = pathname === '/' || pathname.startsWith('/apps/') || pathname.startsWith('/settings/');
const call = firstCall(pathname, search);
root.dataset['frame'] = framed ? 'app' : 'plain';
if (call) root.dataset['page'] = 'table';

const early: KeyboardEvent[] = [];
const boot: Boot = {
  styled: Promise.all(styleSheets.map((href) => add('stylesheet', href))),
  // Whoever knows the keys does not wait for the framework. Tab leads to the first rows, whose links are left alone.
  keys: {
    pressed: early,
    end: holdKeys(
      early,
      (event) =>
        framed &&
        event.target === document.body &&
        document.querySelector('#shell') !== null &&
        (isPlainKey(event) ? event.key !== 'Tab' : isModKey(event, 'k')),
    ),
  },
  // In a text, order counts: what replaces all of it comes before what is typed then.
  holdKeys: (pressed) => holdKeys(pressed, (event) => isPlainKey(event) || isModKey(event, 'a')),
};
window.backchannelBoot = boot;
if (framed) {
  const session = unheard(fetch('/api/session', { credentials: 'same-origin' }));
  boot.session = session;
  if (call) {
    boot.first = start(call, session);
    if (call.listOf !== undefined) void unheard(showFirstRows(call.listOf, boot.first.response));
  }
}
const pages = framed ? ['frame', ...(call ? ['channels'] : [])] : ['signIn'];
for (const href of new Set(pages.flatMap((page) => filesByPage[page] ?? []))) void add('modulepreload', href);

/** Resolves when it is there, and also when it does not come: then the page does without. */
function add(rel: string, href: string): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = href;
  const settled = new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
  });
  document.head.append(link);
  return settled;
}

function start({ app, path, body }: FirstCall, session: Promise<Response>): NonNullable<Boot['first']> {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  const send = () => fetch(path, { method: 'POST', credentials: 'same-origin', headers, body: text });
  // Who was signed in the last time is so still, and has the apps of then; else the session is asked first, as anybody
  // else would be refused, and what is no app has nothing to tell.
  const known = localStorage.getItem('backchannel.signed-in')?.split(' ').includes(app) === true;
  const response = known
    ? send()
    : session.then(async (answer) => {
        const found: Session | null = await answer.clone().json();
        return found?.apps.some(({ id }) => id === app) === true ? send() : Response.error();
      });
  return { path, body: text, response: unheard(response) };
}

/** Whoever takes an answer hears of its failure; one that nobody asks for need not be heard of. */
function unheard<Answer>(answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => undefined);
  return answer;
}
