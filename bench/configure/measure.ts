import { type Client, createClient } from '@backchannel/chat-api';
import {
  createRole,
  getChannelType,
  listPermissions,
  listRoles,
  updateChannelType,
} from '@backchannel/chat-api/operations';
import type { Locator, Page } from 'playwright-core';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../scripts/root.ts';
import { say } from '../../scripts/say.ts';
import { buildWeb } from '../../scripts/web-build.ts';
import { launch } from '../browser/launch.ts';
import { cookiesOf, viewport } from '../browser/visit.ts';
import { stops } from '../process/stops.ts';
import { cell, type Report } from '../report/report.ts';
import { median, percentile } from '../report/statistics.ts';
import { serverToken } from '../sandbox/ask.ts';
import { signIn, startBff } from '../servers/bff.ts';
import { type BenchSandbox, startSandbox } from '../servers/sandbox.ts';
import { workInGrants } from './grants.ts';
import type { Latency } from './latency.ts';
import { startWithPermissions } from './more-permissions.ts';

const type = 'messaging';
const wanted = { roles: 30, permissions: 150 };
const opens = 9;
/** Nobody may wait longer for what they have pressed. */
const lagMs = 50;

/** The form of a channel type and its grants, with 30 roles and 150 permissions. */
export async function measure(): Promise<Report> {
  const sandbox = await startSandbox();
  const api = await startWithPermissions(sandbox.url, { type, permissions: wanted.permissions });
  stops.push(() => api.close());
  const upstream = { ...sandbox, url: api.url };
  await fillGrants(clientOf(upstream));
  await buildWeb();
  const dist = join(root, 'apps/web/dist');
  const { urls } = await startBff({ webRoots: [dist], upstream });
  const [web] = urls;
  if (web === undefined) throw new Error('the BFF does not serve the page');
  const browser = await launch();
  const context = await browser.newContext({ viewport });
  await context.addCookies(cookiesOf(await signIn(web, 'admin'), web));
  const page = await context.newPage();
  const forms: number[] = [];
  const matrices: number[] = [];
  for (let run = 0; run < opens; run += 1) {
    say(`Form and grants: ${run + 1} of ${opens}`);
    forms.push(await openForm(page, web));
    matrices.push(await openGrants(page));
  }
  const figures = await workInGrants(page);
  const { rows, columns, clicks } = figures;
  const size = `${rows} permissions and ${columns} roles`;
  return {
    tables: [
      {
        title: `The form and the grants of a channel type with ${size}, opened`,
        columns: ['what', 'p50 ms', 'p95 ms', 'worst ms', 'count'],
        rows: [
          ...opened('form, from the click until usable', forms),
          ...opened('grants, from the click until cells can be pressed', matrices),
        ],
        note: `Without throttling. The first time reads the scripts as well. The form's own chunk is ${cell(chunkKb(dist, 'config-tab-'), 1)} kB of JS compressed again (gzip 9), the grants' ${cell(chunkKb(dist, 'grants-tab-'), 1)} kB.`,
      },
      {
        title: `The grants of a channel type with ${size}, worked in`,
        columns: ['what', 'p50 ms', 'p95 ms', 'worst ms', 'processor ms', 'count'],
        rows: [
          worked('a click on a cell, until it is drawn', clicks),
          worked('the same for a whole row', figures.wholeRows),
          worked('the same for a whole column', figures.wholeColumns),
          worked('an arrow key', figures.moves),
          worked('the pointer comes to a cell', figures.hovers),
          worked('a letter in the search', figures.letters),
        ],
        note: 'By mouse and keyboard, without throttling. Drawn: the frame with it was painted, for which alone one waits up to 17 ms. Processor: of the thread of the page, the median, with what is done later: the answer in words, the rows that were found, the draft that is written down.',
      },
    ],
    marks: [
      {
        name: `click on a cell of the grants, p95`,
        value: percentile(drawn(clicks), 0.95),
        limit: lagMs,
        digits: 0,
        unit: ' ms',
      },
    ],
  };
}

const drawn = (all: readonly Latency[]): number[] => all.map(({ drawnMs }) => drawnMs);

const spreadOf = (ms: readonly number[]): string[] =>
  [median(ms), percentile(ms, 0.95), Math.max(...ms)].map((value) => cell(value));

const opened = (what: string, [first, ...later]: readonly number[]): string[][] => [
  [`${what}, first time`, cell(first), '-', '-', '1'],
  ['the same, once the page has been there', ...spreadOf(later), String(later.length)],
];

const worked = (what: string, all: readonly Latency[]): string[] => [
  what,
  ...spreadOf(drawn(all)),
  cell(median(all.map(({ processorMs }) => processorMs))),
  String(all.length),
];

/** Roles beside the ones there are; who has no grant in the type gets every permission of channels. */
async function fillGrants(client: Client): Promise<void> {
  const [now, { permissions }, { roles }] = await Promise.all([
    client(getChannelType, { params: { name: type } }),
    client(listPermissions, {}),
    client(listRoles, {}),
  ]);
  const grants: Record<string, string[]> = { ...now.grants };
  const ids = permissions.filter(({ level }) => level === 'channel').map(({ id }) => id);
  const names = roles.map(({ name }) => name);
  for (let count = names.length; count < wanted.roles; count += 1) {
    const name = `bench_role_${count}`;
    await client(createRole, { body: { name } });
    names.push(name);
  }
  for (const name of names) grants[name] ??= ids;
  await client(updateChannelType, {
    params: { name: type },
    body: {
      automod: 'disabled',
      automod_behavior: 'flag',
      max_message_length: now.max_message_length,
      grants,
    },
  });
}

/** Milliseconds from the click on the type in the list until its first field can be typed into. */
async function openForm(page: Page, web: string): Promise<number> {
  await page.goto(`${web}/apps/sandbox/channel-types`);
  const link = page.getByRole('link', { name: type, exact: true }).first();
  return await follow(page, link, '[data-field="max_message_length"] input:enabled');
}

/** Milliseconds from the click on the part of the page that has the grants until there are cells. */
const openGrants = (page: Page): Promise<number> =>
  follow(page, page.getByRole('tab', { name: /^Grants/ }), '[role=grid] [role=gridcell]');

/** Milliseconds from a click on a link until what matches is in the document. */
async function follow(page: Page, link: Locator, wanted: string): Promise<number> {
  await link.waitFor();
  await page.waitForTimeout(500);
  return await link.evaluate(
    (element, selector) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        const look = () => {
          if (document.querySelector(selector)) resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        (element as HTMLElement).click();
        look();
      }),
    wanted,
  );
}

const clientOf = ({ url, apiKey, apiSecret }: BenchSandbox): Client =>
  createClient(({ method, path, headers, body, signal }) =>
    fetch(`${url}${path}${path.includes('?') ? '&' : '?'}api_key=${encodeURIComponent(apiKey)}`, {
      method,
      headers: { ...headers, 'stream-auth-type': 'jwt', authorization: serverToken(apiSecret) },
      ...(body !== undefined && { body }),
      signal,
    }),
  );

/** kB of the built script whose name begins so. Throws when there is none. */
function chunkKb(dist: string, start: string): number {
  const folder = join(dist, 'assets');
  const name = readdirSync(folder).find((file) => file.startsWith(start) && file.endsWith('.js'));
  if (name === undefined) throw new Error(`no script begins with ${start}`);
  return gzipSync(readFileSync(join(folder, name)), { level: 9 }).length / 1000;
}
