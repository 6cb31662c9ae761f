import type { ChannelResponse, MessageResponse } from '@backchannel/chat-api/types';
import type { App } from '../../api/session.ts';

/** What every dialog about a message is given. */
export interface MessageDialogProps {
  app: App;
  channel: ChannelResponse;
  message: MessageResponse;
  onClose: () => void;
}
