import { toNanoseconds } from '@backchannel/chat-api';
import { expect, test } from 'vitest';
import { aChannel } from '../channel-actions/testing.ts';
import { channelColumns } from './channel-columns.tsx';
import { channelsCsv, csvName } from './channels-csv.ts';

const at = new Date('2026-11-20T12:00:00Z');
const linesOf = (csv: string) => csv.slice(1).split('\r\n').slice(0, -1);

test('a file has the chosen columns in the order of the list', () => {
  const channel = aChannel({ member_count: 396, custom: { name: '=1+1' } });
  expect(linesOf(channelsCsv([channel], ['members', 'type']))).toEqual([
    'cid,name,type,member_count',
    `messaging:support-nordics-eap,'=1+1,messaging,396`,
  ]);
});

test('with nothing chosen it has a value for every column there is', () => {
  const channel = aChannel({
    team: 'emea',
    member_count: 3,
    message_count: 640,
    last_message_at: toNanoseconds(at),
    created_at: toNanoseconds(at),
    frozen: true,
  });
  const [head = '', row = ''] = linesOf(channelsCsv([channel], undefined));
  expect(head).toBe('cid,name,type,team,member_count,message_count,last_message_at,created_at,state');
  expect(head.split(',')).toHaveLength(channelColumns.length + 1);
  expect(row.split(',')).not.toContain('');
});

test('its name says when it is not the whole view, and how much it is', () => {
  expect(csvName('sandbox', 12, 'all', at)).toBe('sandbox-channels-2026-11-20-12-00.csv');
  expect(csvName('sandbox', 1030, 'reach', at)).toBe('sandbox-channels-first-1030-2026-11-20-12-00.csv');
  expect(csvName('sandbox', 90, 'loaded', at)).toBe('sandbox-channels-first-90-2026-11-20-12-00.csv');
  expect(csvName('sandbox', 2, 'selected', at)).toBe('sandbox-channels-selected-2-2026-11-20-12-00.csv');
});
