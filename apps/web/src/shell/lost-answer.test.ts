import { BackchannelError, ChatApiError, NetworkError } from '@backchannel/chat-api';
import { describe, expect, test } from 'vitest';
import { LostAnswer, NotTold, openTitle, settled } from './lost-answer.ts';

const cut = new BackchannelError(
  { error: { code: 'upstream_invalid', message: 'The answer of the Chat API of “Demo” broke off.' } },
  { operation: 'truncate_channel', status: 502 },
);
const refused = new ChatApiError(
  { code: 4, message: 'no', StatusCode: 400 },
  { operation: 'truncate_channel', status: 400 },
);

async function outcome(failure: Error | undefined, isDone: () => Promise<boolean>) {
  const renewals: string[] = [];
  const act = async () => {
    if (failure) throw failure;
    return 'answer';
  };
  const end = await settled(act, { isDone, renew: async (became) => renewals.push(became) }).catch(
    (error: unknown) => error,
  );
  return { end, renewals };
}

const never = (): Promise<boolean> => Promise.reject(new Error('nobody should look'));

describe('an act whose answer is lost', () => {
  test('is done when looking again finds it done, and the page is read again', async () => {
    expect(await outcome(cut, async () => true)).toEqual({ end: undefined, renewals: ['done'] });
  });

  test('is told as not done so far when looking finds nothing of it, and the page is read again', async () => {
    const { end, renewals } = await outcome(cut, async () => false);
    expect(end).toBeInstanceOf(LostAnswer);
    expect(end).toMatchObject({ found: 'not done', cause: cut });
    expect(String(end)).toMatch(/Looked again at .*: nothing of it has been done so far\./);
    expect(renewals).toEqual(['not done']);
  });

  test('stays open when looking fails, too', async () => {
    const { end, renewals } = await outcome(new NetworkError('truncate_channel', undefined), () =>
      Promise.reject(refused),
    );
    expect(end).toMatchObject({ found: 'unknown', looked: 'Looking again failed, too: no' });
    expect(renewals).toEqual(['unknown']);
  });

  test('stays open when what there is does not tell', async () => {
    const { end, renewals } = await outcome(cut, () => Promise.reject(new NotTold('it is still listed.')));
    expect(end).toMatchObject({ found: 'unknown' });
    expect(String(end)).toMatch(/Nobody knows yet .*Looked again at .*: it is still listed\./);
    expect(renewals).toEqual(['unknown']);
  });
});

test('an answer is handed on, a certain failure is thrown as it is, and nobody looks', async () => {
  expect(await outcome(undefined, never)).toEqual({ end: 'answer', renewals: ['done'] });
  expect(await outcome(refused, never)).toEqual({ end: refused, renewals: [] });
});

test('what was not done becomes an open question', () => {
  expect(openTitle('The message was not deleted')).toBe('Nobody knows yet whether the message was deleted');
  expect(openTitle('“Crew” was not frozen')).toBe('Nobody knows yet whether “Crew” was frozen');
});
