import { type Client, createClient } from '@backchannel/chat-api';
import {
  createRole,
  getChannelType,
  listPermissions,
  listRoles,
  updateChannelType,
} from '@backchannel/chat-api/operations';
import type { Page } from 'playwright-core';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../scripts/root.ts';
import { say } from '../../scripts/say.ts';
import { buildWeb } from '../../scripts/web-build.ts';
import { launch } from '../browser/launch.ts';
import { cookiesOf, viewport } from '../browser/visit.ts';
import { cell, type Report } from '../report/report.ts';
import { median, percentile } from '../report/statistics.ts';
import { serverToken } from '../sandbox/ask.ts';
import { signIn, startBff } from '../servers/bff.ts';
import { type BenchSandbox, startSandbox } from '../servers/sandbox.ts';

const type = 'messaging';
const wanted = { roles: 30, permissions: 150 };
const opens = 9;
const clicks = 60;
/** No task of the page may be longer after a click. */
const lagMs = 50;

/** The form of a channel type and its grants, with 30 roles and 150 permissions. */
export async function measure(): Promise<Report> {
  const sandbox = await startSandbox();
  await fillGrants(clientOf(sandbox));
  await buildWeb();
  const dist = join(root, 'apps/web/dist');
  const { urls } = await startBff({ webRoots: [dist], upstream: sandbox });
  const [web] = urls;
  if (web === undefined) throw new Error('the BFF does not serve the page');
  const browser = await launch();
  const context = await browser.newContext({ viewport });
  await context.addCookies(cookiesOf(await signIn(web, 'admin'), web));
  const page = await context.newPage();
  const forms: number[] = [];
  for (let run = 0; run < opens; run += 1) {
    say(`Form: ${run + 1} of ${opens}`);
    forms.push(await openForm(page, web));
  }
  await page.goto(`${web}/apps/sandbox/channel-types/${type}/grants`);
  await page.getByRole('grid', { name: 'Grants' }).waitFor();
  const size = await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]');
    return {
      rows: Number(grid?.getAttribute('aria-rowcount')) - 1,
      columns: Number(grid?.getAttribute('aria-colcount')) - 1,
    };
  });
  say(`Grants: ${size.rows} rows, ${size.columns} roles`);
  const latencies = await clickCells(page, size);
  const [first = Number.NaN, ...later] = forms;
  return {
    tables: [
      {
        title: `The form and the grants of a channel type, ${size.rows} permissions and ${size.columns} roles`,
        columns: ['what', 'p50 ms', 'p95 ms', 'worst ms', 'count'],
        rows: [
          ['form, from the click until usable, first time', cell(first), '-', '-', '1'],
          ['the same, once the page has been there', ...row(later)],
          ['a click on a cell of the grants, until it is drawn', ...row(latencies)],
        ],
        note: `Without throttling. The first time reads the page's scripts as well. Its own chunk is ${cell(chunkKb(dist, 'config-tab-'), 1)} kB of JS compressed again (gzip 9), the grants' ${cell(chunkKb(dist, 'grants-tab-'), 1)} kB. Drawn: the frame after the click was painted.`,
      },
    ],
    marks: [
      {
        name: `click on a cell of the grants, p95`,
        value: percentile(latencies, 95),
        limit: lagMs,
        digits: 0,
        unit: ' ms',
      },
    ],
  };
}

const row = (ms: readonly number[]): string[] => [
  cell(median(ms)),
  cell(percentile(ms, 95)),
  cell(Math.max(...ms)),
  String(ms.length),
];

/** Roles beside the ones there are; who has no grant in the type gets every permission. */
async function fillGrants(client: Client): Promise<void> {
  const [now, { permissions }, { roles }] = await Promise.all([
    client(getChannelType, { params: { name: type } }),
    client(listPermissions, {}),
    client(listRoles, {}),
  ]);
  const grants: Record<string, string[]> = { ...now.grants };
  const ids = permissions.slice(0, wanted.permissions).map(({ id }) => id);
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
  await link.waitFor();
  await page.waitForTimeout(500);
  return await link.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        const look = () => {
          const field = document.querySelector<HTMLInputElement>('[data-field="max_message_length"] input');
          if (field && !field.disabled) resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        (element as HTMLElement).click();
        look();
      }),
  );
}

/** Milliseconds of each click, spread over the whole matrix, until the frame with it was painted. */
async function clickCells(page: Page, size: { rows: number; columns: number }): Promise<number[]> {
  return await page.evaluate(
    async ({ rows, columns, count }) => {
      const painted = (): Promise<void> =>
        new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const latencies: number[] = [];
      const scroller = document.querySelector('[role=grid]')?.parentElement;
      if (!scroller) throw new Error('no matrix');
      for (let index = 0; index < count; index += 1) {
        const row = (index * 37) % rows;
        scroller.scrollTop = (row / rows) * (scroller.scrollHeight - scroller.clientHeight);
        await painted();
        const place = `${row} ${(index * 7) % columns}`;
        const target = document.querySelector<HTMLElement>(`[data-cell="${place}"]`);
        if (!target) throw new Error(`no cell ${place}`);
        await painted();
        const from = performance.now();
        target.click();
        await painted();
        latencies.push(performance.now() - from);
      }
      return latencies;
    },
    { ...size, count: clicks },
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
