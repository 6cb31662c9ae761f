import type { ChannelMemberPartialResponse } from '@backchannel/chat-api/types';
import type { Database } from '../db/database.ts';
import { presentPartialMember } from '../present/member.ts';
import { findMember, membersAmong } from '../store/members.ts';
import type { MemberRow } from '../store/members.ts';

type Sender = { cid: string; user_id: string | null };

/** The members that one answer's messages show their senders to be: each is read and presented once. */
export class MemberBook {
  readonly #db: Database;
  readonly #customKeys: readonly string[];
  /** By cid and user id; undefined when the user is no member. */
  readonly #members = new Map<string, Map<string, ChannelMemberPartialResponse | undefined>>();

  /** `customKeys` are those of the members' custom data that show. */
  constructor(db: Database, customKeys: readonly string[] = []) {
    this.#db = db;
    this.#customKeys = customKeys;
  }

  /** Takes what was read for another reason. */
  add(rows: readonly MemberRow[]): void {
    for (const row of rows) this.#in(row.cid).set(row.user_id, presentPartialMember(row, this.#customKeys));
  }

  /** Reads the senders that are not there yet, in one statement. */
  load(senders: readonly Sender[]): void {
    const missing = new Map<string, string[]>();
    for (const { cid, user_id: userId } of senders) {
      const known = this.#in(cid);
      if (userId === null || known.has(userId)) continue;
      known.set(userId, undefined);
      missing.set(cid, [...(missing.get(cid) ?? []), userId]);
    }
    if (missing.size > 0) this.add(this.#read(missing));
  }

  #read(missing: ReadonlyMap<string, readonly string[]>): MemberRow[] {
    const [[cid, [userId, ...others] = []] = [], ...otherChannels] = missing;
    // A single one, as with every message that is sent, is found several times as fast by itself.
    if (cid === undefined || userId === undefined || others.length > 0 || otherChannels.length > 0)
      return membersAmong(this.#db, missing);
    return [findMember(this.#db, cid, userId) ?? []].flat();
  }

  get({ cid, user_id: userId }: Sender): ChannelMemberPartialResponse | undefined {
    return userId === null ? undefined : this.#in(cid).get(userId);
  }

  #in(cid: string): Map<string, ChannelMemberPartialResponse | undefined> {
    const known = this.#members.get(cid);
    if (known) return known;
    const members = new Map<string, ChannelMemberPartialResponse | undefined>();
    this.#members.set(cid, members);
    return members;
  }
}
