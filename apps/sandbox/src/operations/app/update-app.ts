import type { updateApp as Operation } from '@backchannel/chat-api/operations';
import { appSettings, saveAppSettings } from '../../store/app.ts';
import type { Handler } from '../handler.ts';
import { changedSettings } from './app-change.ts';

/** What is not named stays as it is. Deliveries that wait for hooks which are gone are dropped. */
export const updateApp: Handler<typeof Operation> = ({ body, cleared }, context) => {
  const { db, clock, outbox } = context;
  saveAppSettings(db, changedSettings(context, appSettings(db), body, cleared), clock.now());
  outbox.wake();
  return {};
};
