import type { ChannelMemberPartialResponse, UserResponse } from '@backchannel/chat-api/types';
import { once } from './object-writer.ts';

// Those who stand in an answer many times are written once, and by `JSON.stringify`: what that gives is one text, while
// one that was put together piece by piece is gone through piece by piece wherever it is copied to.

export const writeUser = once<UserResponse>(JSON.stringify);
export const writeSender = once<ChannelMemberPartialResponse>(JSON.stringify);
