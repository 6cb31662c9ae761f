// Takes its time: left out of `npm run verify`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, startProxy, type TestProxy } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import type { TestBrowser } from '../testing.ts';
import {
  ifMatch,
  look,
  lookAtAll,
  outside,
  required,
  save,
  storyOf,
  typePath,
  versionsOf,
} from './testing.ts';

describe.each(testDialects)('what others change, on %s', (dialect) => {
  let proxy: TestProxy;
  let ada: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy({ dialect });
    ada = await proxy.server.signedIn('admin');
  });
  afterAll(() => proxy.close());

  const make = (name: string, body: object = {}) =>
    outside(proxy, 'POST', '/api/v2/chat/channeltypes', { ...required, name, ...body });
  const change = (name: string, body: object) =>
    outside(proxy, 'PUT', typePath(name), { ...required, ...body });
  const remove = (name: string) => outside(proxy, 'DELETE', typePath(name));

  test('is found when somebody looks at one object, and looking again finds nothing new', async () => {
    await make('one');
    expect((await look(ada, 'channel_type', 'one')).version).toBe(1);
    await change('one', { replies: false, grants: { admin: [] } });
    const now = await look(ada, 'channel_type', 'one');
    expect(now.version).toBe(2);
    expect(await look(ada, 'channel_type', 'one')).toEqual(now);
    expect(await versionsOf(ada, 'channel_type', 'one')).toMatchObject([
      {
        number: 2,
        source: 'outside',
        act: 'updated',
        by: null,
        from: null,
        reason: null,
        auditId: null,
        fingerprint: now.fingerprint,
        places: expect.arrayContaining(['grants.admin.add-links']),
        changes: 36,
      },
      { number: 1, source: 'first', act: 'seen', by: null, places: [], changes: 0 },
    ]);
    expect((await versionsOf(ada, 'channel_type', 'one'))[0]?.['places']).toHaveLength(20);
  });

  test('is found when somebody looks at all of a kind: new ones, changed ones and ones that are gone', async () => {
    await make('list-changed');
    await make('list-gone');
    const before = await lookAtAll(ada, 'channel_type');
    expect(before.map(({ name }) => name)).toEqual(before.map(({ name }) => name).toSorted());
    expect(before.every(({ version }) => version !== null)).toBe(true);
    await change('list-changed', { max_message_length: 7 });
    await remove('list-gone');
    await make('list-new');
    const after = await lookAtAll(ada, 'channel_type');
    expect(after.find(({ name }) => name === 'list-changed')).toMatchObject({
      version: 2,
      settings: { max_message_length: 7 },
      answer: { name: 'list-changed', commands: [], max_message_length: 7 },
    });
    expect(after.some(({ name }) => name === 'list-gone')).toBe(false);
    expect(await storyOf(ada, 'channel_type', 'list-gone')).toEqual(['first seen', 'outside deleted']);
    expect(await storyOf(ada, 'channel_type', 'list-new')).toEqual(['first seen']);
    const { body } = await ada.get('/api/apps/sandbox/history/channel_type');
    expect(body).toMatchObject({
      versions: expect.arrayContaining([
        expect.objectContaining({ name: 'list-changed', number: 2, source: 'outside' }),
        expect.objectContaining({ name: 'list-gone', number: 2, act: 'deleted', fingerprint: 'none' }),
      ]),
    });
  });

  test('a list and a single answer give the same fingerprint', async () => {
    await make('twice', { commands: ['giphy', 'mute'], grants: { guest: [] } });
    const one = await look(ada, 'channel_type', 'twice');
    const listed = (await lookAtAll(ada, 'channel_type')).find(({ name }) => name === 'twice');
    expect(listed?.fingerprint).toBe(one.fingerprint);
    expect(await storyOf(ada, 'channel_type', 'twice')).toEqual(['first seen']);
  });

  test('a deletion is found by whoever still looks at the object, and so is its second making', async () => {
    await make('gone');
    const before = await look(ada, 'channel_type', 'gone');
    await remove('gone');
    const answer = await ada.get('/api/apps/sandbox/settings/channel_type/gone');
    expect([answer.status, answer.body]).toMatchObject([404, { code: 16 }]);
    await make('gone');
    const again = await look(ada, 'channel_type', 'gone');
    expect(again).toMatchObject({ version: 3, fingerprint: before.fingerprint });
    expect(await storyOf(ada, 'channel_type', 'gone')).toEqual([
      'first seen',
      'outside deleted',
      'outside created',
    ]);
  });

  test('is found before a change of ours, which stands beside it', async () => {
    await make('mixed');
    await look(ada, 'channel_type', 'mixed');
    await change('mixed', { uploads: false });
    const answer = await save(ada, 'mixed', { max_message_length: 99 });
    expect([answer.status, answer.headers.get('x-version')]).toEqual([201, '3']);
    expect(await versionsOf(ada, 'channel_type', 'mixed')).toMatchObject([
      { source: 'dashboard', places: ['max_message_length'] },
      { source: 'outside', places: ['uploads'] },
      { source: 'first' },
    ]);
  });

  test('is found once, however many look at the same time', async () => {
    await make('crowd');
    await look(ada, 'channel_type', 'crowd');
    await change('crowd', { polls: true });
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 2 ? look(ada, 'channel_type', 'crowd') : lookAtAll(ada, 'channel_type'),
      ),
    );
    expect(await storyOf(ada, 'channel_type', 'crowd')).toEqual(['first seen', 'outside updated']);
  });

  test('who looks while somebody saves finds no version of nobody', async () => {
    await make('busy');
    let { fingerprint } = await look(ada, 'channel_type', 'busy');
    await proxy.fault({ operation: 'get_channel_type', kind: 'delay', delay_ms: 20 });
    for (const length of [31, 32, 33]) {
      const [answer] = await Promise.all([
        save(ada, 'busy', { max_message_length: length }, ifMatch(fingerprint)),
        ...Array.from({ length: 8 }, () => lookAtAll(ada, 'channel_type')),
        ...Array.from({ length: 4 }, () => look(ada, 'channel_type', 'busy')),
      ]);
      expect(answer.status).toBe(201);
      fingerprint = (await look(ada, 'channel_type', 'busy')).fingerprint;
    }
    await proxy.fault();
    expect(await storyOf(ada, 'channel_type', 'busy')).toEqual([
      'first seen',
      'dashboard updated',
      'dashboard updated',
      'dashboard updated',
    ]);
  });

  test('trouble with the API reaches whoever looks, as words or as its own', async () => {
    await proxy.fault({ operation: 'list_channel_types', kind: 'status', status: 500, code: -1 });
    const faulty = await ada.get('/api/apps/sandbox/settings/channel_type');
    expect([faulty.status, faulty.body]).toMatchObject([500, { code: -1, StatusCode: 500 }]);
    await proxy.fault({ operation: 'list_channel_types', kind: 'not_json' });
    const odd = await ada.get('/api/apps/sandbox/settings/channel_type');
    expect([odd.status, odd.body]).toMatchObject([502, { error: { code: 'upstream_invalid' } }]);
    for (const operation of ['list_channel_types', 'get_channel_type']) {
      await proxy.fault({ operation, kind: 'rate_limit', retry_after_s: 30 });
      const name = operation === 'get_channel_type' ? '/team' : '';
      const limited = await ada.get(`/api/apps/sandbox/settings/channel_type${name}`);
      expect([limited.status, limited.body]).toMatchObject([429, { error: { retry_after_s: 30 } }]);
    }
    await proxy.fault();
    expect((await ada.get('/api/apps/other/settings/channel_type')).status).toBe(404);
    expect((await ada.get('/api/apps/other/history/channel_type')).status).toBe(404);
    expect((await ada.get('/api/apps/sandbox/settings/channel')).status).toBe(400);
    expect((await ada.get(`/api/apps/sandbox/settings/role/${'x'.repeat(256)}`)).status).toBe(400);
    expect((await ada.get('/api/apps/sandbox/settings/role/nobody')).status).toBe(404);
    expect((await ada.get('/api/apps/sandbox/settings/channel_type/..%2F..%2Fapp')).status).toBe(404);
  });
});

describe.each(testDialects)('every kind of settings on %s', (dialect) => {
  let proxy: TestProxy;
  let ada: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy({ dialect });
    ada = await proxy.server.signedIn('admin');
  });
  afterAll(() => proxy.close());

  /** Sends as the page does, with what it has seen, and says which version came of it. */
  async function send(method: string, path: string, body: object | undefined, expected: string) {
    const answer = await ada.send(method, chat(path), body, ifMatch(expected));
    return [answer.status, answer.headers.get('x-version')];
  }

  test('a command has a history', async () => {
    const path = '/api/v2/chat/commands';
    const body = { name: 'ticket', description: 'Open a ticket' };
    expect(await send('POST', path, body, 'none')).toEqual([201, '1']);
    const { fingerprint } = await look(ada, 'command', 'ticket');
    expect(await send('PUT', `${path}/ticket`, { description: 'Open one' }, fingerprint)).toEqual([201, '2']);
    await outside(proxy, 'PUT', `${path}/ticket`, { description: 'Elsewhere' });
    expect(await send('DELETE', `${path}/ticket`, undefined, fingerprint)).toEqual([409, null]);
    const now = await look(ada, 'command', 'ticket');
    expect(now.settings).toEqual({ description: 'Elsewhere' });
    expect(await send('DELETE', `${path}/ticket`, undefined, now.fingerprint)).toEqual([200, '4']);
    expect(await storyOf(ada, 'command', 'ticket')).toEqual([
      'dashboard created',
      'dashboard updated',
      'outside updated',
      'dashboard deleted',
    ]);
    expect((await lookAtAll(ada, 'command')).map(({ name }) => name)).toContain('giphy');
  });

  test('a block list has a history, and one of a team its own, whatever it is called', async () => {
    const path = '/api/v2/blocklists';
    expect(await send('POST', path, { name: 'rude', words: ['Darn', 'darn '] }, 'none')).toEqual([201, '1']);
    const made = await look(ada, 'block_list', 'rude');
    expect(made.settings).toMatchObject({ type: 'word', words: ['darn'] });
    expect(await send('PUT', `${path}/rude`, { words: ['heck'] }, made.fingerprint)).toEqual([201, '2']);
    const ofTeam = { name: 'theirs', team: 'red', words: ['heck'] };
    expect(await send('POST', path, ofTeam, 'none')).toEqual([201, '1']);
    expect(await send('POST', path, { ...ofTeam, team: 'blue' }, 'none')).toEqual([201, '1']);
    const [blue, red] = ['theirs\u001fblue', 'theirs\u001fred'];
    const { fingerprint, settings, answer } = await look(ada, 'block_list', red);
    expect([settings, answer]).toMatchObject([{ team: 'red', words: ['heck'] }, { name: 'theirs' }]);
    const change = { team: 'red', words: ['darn'] };
    expect(await send('PUT', `${path}/theirs`, change, fingerprint)).toEqual([201, '2']);
    const late = await ada.send('PUT', chat(`${path}/theirs`), change, ifMatch(fingerprint));
    expect([late.status, JSON.stringify(late.body)]).toEqual([
      409,
      expect.stringContaining('The block list “theirs” of the team “red” has been changed'),
    ]);
    await outside(proxy, 'PUT', `${path}/theirs`, { team: 'blue', words: ['golly'] });
    expect((await lookAtAll(ada, 'block_list')).map(({ name }) => name)).toEqual([
      'profanity_en_2020_v1',
      'rude',
      blue,
      red,
    ]);
    const now = await look(ada, 'block_list', red);
    expect(await send('DELETE', `${path}/theirs?team=red`, undefined, now.fingerprint)).toEqual([200, '3']);
    expect(await storyOf(ada, 'block_list', red)).toEqual([
      'dashboard created',
      'dashboard updated',
      'dashboard deleted',
    ]);
    expect(await storyOf(ada, 'block_list', blue)).toEqual(['dashboard created', 'outside updated']);
    // A file names those of the whole app.
    const { body } = await ada.get('/api/apps/sandbox/configuration');
    expect(body).toMatch(/^ {2}rude:/m);
    expect(body).toMatch(/^#.*theirs.*belongs to the team blue/m);
    expect(body).not.toMatch(/^ {2}theirs:/m);
    expect((await ada.post(chat(path), { ...ofTeam, name: red })).status).toBe(400);
    for (const [list, team] of [
      ['rude', ''],
      ['theirs', '?team=blue'],
    ])
      expect((await ada.send('DELETE', chat(`${path}/${list}${team}`))).status).toBe(200);
  });

  test('what a list or a command changes in channel types is whose change that was', async () => {
    await ada.post(chat('/api/v2/blocklists'), { name: 'swear', words: ['heck'] });
    const types = '/api/v2/chat/channeltypes';
    const lists = [{ blocklist: 'swear', behavior: 'block' }];
    await outside(proxy, 'POST', types, { ...required, name: 'listed', blocklists: lists });
    await outside(proxy, 'POST', types, { ...required, name: 'all', commands: ['all'] });
    await lookAtAll(ada, 'channel_type');
    const body = { name: 'wave', description: 'Wave' };
    const made = await ada.post(chat('/api/v2/chat/commands'), body, { 'x-reason': 'more' });
    expect(made.status).toBe(201);
    const gone = await ada.send('DELETE', chat('/api/v2/blocklists/swear'), undefined, {
      'x-reason': 'less',
    });
    expect(gone.status).toBe(200);
    await lookAtAll(ada, 'channel_type');
    expect(await versionsOf(ada, 'channel_type', 'listed')).toMatchObject([
      {
        source: 'dashboard',
        act: 'updated',
        by: { name: 'admin 1' },
        reason: 'less',
        places: ['blocklists'],
      },
      { source: 'first' },
    ]);
    expect(await versionsOf(ada, 'channel_type', 'all')).toMatchObject([
      { source: 'dashboard', act: 'updated', by: { name: 'admin 1' }, reason: 'more', places: ['commands'] },
      { source: 'first' },
    ]);
  });

  test('a role has a history of being there or not', async () => {
    expect(await send('POST', '/api/v2/roles', { name: 'tutor' }, 'none')).toEqual([201, '1']);
    const { fingerprint, settings, answer } = await look(ada, 'role', 'tutor');
    expect([settings, answer]).toMatchObject([{}, { name: 'tutor', custom: true }]);
    expect(await send('DELETE', '/api/v2/roles/tutor', undefined, fingerprint)).toEqual([200, '2']);
    expect(await storyOf(ada, 'role', 'tutor')).toEqual(['dashboard created', 'dashboard deleted']);
  });

  test('the grants of an app have a history, and of the app nothing else is looked at', async () => {
    const before = await look(ada, 'app_grants', 'app');
    expect(Object.keys(before.answer)).toEqual(['grants']);
    const body = { grants: { guest: ['search-user'] } };
    expect(await send('PATCH', '/api/v2/app', body, before.fingerprint)).toEqual([200, '2']);
    expect(await send('PATCH', '/api/v2/app', body, before.fingerprint)).toEqual([409, null]);
    await outside(proxy, 'PATCH', '/api/v2/app', { grants: { moderator: [] } });
    expect(await lookAtAll(ada, 'app_grants')).toMatchObject([{ name: 'app', version: 3 }]);
    // What does not touch the grants is no change of them.
    const other = await ada.send('PATCH', chat('/api/v2/app'), { multi_tenant_enabled: true });
    expect([other.status, other.headers.get('x-version')]).toEqual([200, null]);
    expect(await storyOf(ada, 'app_grants', 'app')).toEqual([
      'first seen',
      'dashboard updated',
      'outside updated',
    ]);
  });
});
