import type { getApp as Operation } from '@backchannel/chat-api/operations';
import { presentApp } from '../../present/app.ts';
import { presentChannelConfig } from '../../present/channel-type.ts';
import { appSettings } from '../../store/app.ts';
import { allChannelTypes } from '../../store/channel-types.ts';
import type { Handler } from '../handler.ts';

export const getApp: Handler<typeof Operation> = (_call, { db }) => ({
  app: presentApp(
    appSettings(db),
    Object.fromEntries(allChannelTypes(db).map((type) => [type.name, presentChannelConfig(type)])),
  ),
});
