import type { getApp as Operation } from '@backchannel/chat-api/operations';
import { presentApp, withoutSecrets } from '../../present/app.ts';
import { presentChannelConfig } from '../../present/channel-type.ts';
import { appSettings } from '../../store/app.ts';
import { allChannelTypes } from '../../store/channel-types.ts';
import type { Handler } from '../handler.ts';

/** Who is not the app's own server sees the app without its hooks and its keys to other services. */
export const getApp: Handler<typeof Operation> = ({ caller }, { db }) => {
  const app = presentApp(
    appSettings(db),
    Object.fromEntries(allChannelTypes(db).map((type) => [type.name, presentChannelConfig(type)])),
  );
  return { app: caller.kind === 'server' ? app : withoutSecrets(app) };
};
