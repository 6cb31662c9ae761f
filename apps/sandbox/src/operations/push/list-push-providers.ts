import type { listPushProviders as Operation } from '@backchannel/chat-api/operations';
import { presentPushProviders } from '../../present/push-provider.ts';
import { appDates, appSettings } from '../../store/app.ts';
import type { Handler } from '../handler.ts';

/** The providers that update_app has switched on: one of each kind, named after it. */
export const listPushProviders: Handler<typeof Operation> = (_call, { db }) => ({
  push_providers: presentPushProviders(appSettings(db), appDates(db)),
});
