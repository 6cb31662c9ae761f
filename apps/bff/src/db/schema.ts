/** Epoch milliseconds, kept as bigint. */
type Millis = number;

/** A table of better-auth. Its names and its dates (ISO text on SQLite, timestamptz on
 *  PostgreSQL) are that library's choice; everything else follows our own rules. */
interface UserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean | number;
  image: string | null;
  createdAt: Date | string;
  updatedAt: Date | string;
  role: string;
  /** Set while the operator may not sign in. */
  disabledAt: Millis | null;
  /** 1 for the made-up people of the demo, who can sign in nowhere else. */
  demo: number;
}

interface SessionTable {
  id: string;
  expiresAt: Date | string;
  token: string;
  createdAt: Date | string;
  updatedAt: Date | string;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
}

interface AccountTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Date | string | null;
  refreshTokenExpiresAt: Date | string | null;
  scope: string | null;
  password: string | null;
  createdAt: Date | string;
  updatedAt: Date | string;
}

interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Date | string;
  createdAt: Date | string;
  updatedAt: Date | string;
}

interface FirstAdminTokenTable {
  /** SHA-256 of the token, hex. The token itself is only in the printed link. */
  token_hash: string;
  created_at: Millis;
  expires_at: Millis;
}

interface SignInAttemptTable {
  /** SHA-256 of e-mail and address, hex. */
  key: string;
  attempts: number;
  last_at: Millis;
  locked_until: Millis;
}

/** The user that an operator acts as in one app. */
interface ChatIdentityTable {
  operator_id: string;
  app: string;
  user_id: string;
  created_at: Millis;
}

interface SavedViewTable {
  id: string;
  app: string;
  page: string;
  name: string;
  /** The page's search part of the URL, JSON text. */
  search: string;
  shared: number;
  owner_id: string;
  created_at: Millis;
  updated_at: Millis;
}

interface PreferenceTable {
  operator_id: string;
  /** A JSON object. */
  value: string;
  updated_at: Millis;
}

/** One link of the audit chain. Rows are only ever added. An act that takes a while has two:
 *  what was tried, written before the call is sent, and what became of it. */
export interface AuditRecordTable {
  /** Position in the chain, from 1, without gaps. */
  sequence: number;
  /** The act: the same in its two links. */
  id: string;
  /** `whole` for an act with one link, else `started` or `finished`. */
  part: string;
  at: Millis;
  operator_id: string;
  operator_name: string;
  operator_role: string;
  app: string;
  operation: string;
  effect: string;
  target: string;
  /** The channel of the message that the act was done to, once the answer has told; null where it is not known. */
  channel: string | null;
  outcome: string;
  status: number | null;
  upstream_request_id: string | null;
  request_id: string;
  duration_ms: number | null;
  /** `{params, query, body}` as JSON text, without secrets. */
  request: string;
  /** JSON text. */
  error: string | null;
  ip: string | null;
  user_agent: string | null;
  hash: string;
  previous_hash: string;
}

/** An object that has settings, and which version of them is the newest. */
interface SettingObjectTable {
  app: string;
  kind: string;
  name: string;
  /** Of the newest version; 0 before there is one. */
  number: number;
  /** Of the newest version; `none` for an object that is not there. */
  fingerprint: string;
  /** Who is changing the object: others wait until they are done, or for this moment to pass. */
  holder: string | null;
  held_until: Millis;
  /** A change that was sent and of which nobody knows yet what became of it; JSON text. */
  intent: string | null;
}

/** One change of an object's settings, by whomever. Rows are only ever added. */
export interface SettingVersionTable {
  app: string;
  kind: string;
  name: string;
  /** From 1, without gaps. */
  number: number;
  at: Millis;
  source: string;
  act: string;
  operator_id: string | null;
  operator_name: string | null;
  reason: string | null;
  ip: string | null;
  user_agent: string | null;
  audit_id: string | null;
  fingerprint: string;
  /** Canonical JSON; null when the object is not there any more. */
  settings: string | null;
  /** Names of what changed against the version before, JSON text. */
  places: string;
  changes: number;
}

/** Several changes that are made one after the other. */
interface ChangeSetTable {
  id: string;
  title: string;
  reason: string | null;
  /** Who asked for it first. */
  operator_id: string;
  operator_name: string;
  created_at: Millis;
  state: string;
  /** For whom it is being made: who asked for it, or went on with it; and from where they did. */
  runner_id: string;
  ip: string | null;
  user_agent: string | null;
  /** The process that is at it, and until when it can be relied on to be so. */
  holder: string | null;
  held_until: Millis;
}

export interface ChangeSetStepTable {
  change_set_id: string;
  /** From 0. */
  position: number;
  app: string;
  kind: string;
  name: string;
  act: string;
  /** Of the settings that it changes; `none` for what it creates. */
  fingerprint: string;
  /** JSON text. */
  body: string;
  state: string;
  /** Of the object, after it. */
  version: number | null;
  /** JSON text. */
  error: string | null;
}

export interface Schema {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
  first_admin_token: FirstAdminTokenTable;
  sign_in_attempt: SignInAttemptTable;
  chat_identity: ChatIdentityTable;
  saved_view: SavedViewTable;
  preference: PreferenceTable;
  audit_record: AuditRecordTable;
  setting_object: SettingObjectTable;
  setting_version: SettingVersionTable;
  change_set: ChangeSetTable;
  change_set_step: ChangeSetStepTable;
}
