import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, oneOf, rightNow } from './columns';

export const staff = pgTable(
  'staff',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    role: text('role', { enum: ['agent', 'lead', 'owner'] }).notNull(),
    passwordHash: text('password_hash').notNull(),
    disabled: boolean('disabled').notNull().default(false),
    /** Since when they have this role: the days in which a lead may put off a second factor count from here. */
    roleSince: instant('role_since').notNull().default(rightNow),
    createdAt: instant('created_at').notNull().default(rightNow),
  },
  (table) => [check('staff_role', sql`${table.role} in ('agent','lead','owner')`)],
);

export const staffSessions = pgTable(
  'staff_sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    /** What the list of one's sessions calls it; it opens nothing. */
    id: uuid('id').notNull().unique().defaultRandom(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    /** Browser and system in words, such as 'Firefox on Windows'. */
    device: text('device').notNull().default(''),
    startedAt: instant('started_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    /** When they last gave their password or a code. */
    confirmedAt: instant('confirmed_at').notNull().default(rightNow),
  },
  (table) => [index('staff_sessions_staff').on(table.staffId)],
);

/** Browsers in which somebody has logged in. Whoever comes from one is not shut out by the failures of strangers. */
export const staffDevices = pgTable(
  'staff_devices',
  {
    tokenHash: text('token_hash').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenHash, table.staffId] }),
    index('staff_devices_staff').on(table.staffId),
  ],
);

/** Logins half-way: the password was right, and a code from an app or a letter is still to come. */
export const staffLogins = pgTable(
  'staff_logins',
  {
    tokenHash: text('token_hash').primaryKey(),
    id: uuid('id').notNull().unique(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    asks: text('asks', { enum: ['app', 'letter'] }).notNull(),
    /** A digest of how the account stood. */
    boundTo: text('bound_to').notNull(),
    tries: integer('tries').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    check('staff_logins_asks', sql`${table.asks} in ('app','letter')`),
    index('staff_logins_staff').on(table.staffId),
  ],
);

/** Second factors. A seed is sealed; recovery codes that are still to be kept are sealed, and afterwards only hashed. */
export const staffFactors = pgTable('staff_factors', {
  staffId: uuid('staff_id')
    .primaryKey()
    .references(() => staff.id),
  sealedSeed: text('sealed_seed').notNull(),
  /** Null while it is being set up. */
  onSince: instant('on_since'),
  /** The half-minute of the last code used, counted from 1970: none is taken twice. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  sealedNewCodes: text('sealed_new_codes'),
});

export const staffRecoveryCodes = pgTable(
  'staff_recovery_codes',
  {
    codeHash: text('code_hash').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    usedAt: instant('used_at'),
  },
  (table) => [index('staff_recovery_codes_staff').on(table.staffId)],
);

/** Passkeys: of each, what checks its signatures. What makes them never leaves its owner's device. */
export const staffPasskeys = pgTable(
  'staff_passkeys',
  {
    /** What the list of one's passkeys calls it; it opens nothing. */
    id: uuid('id').primaryKey().defaultRandom(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    /** As the device calls it, in base64url. */
    credentialId: text('credential_id').notNull().unique(),
    publicKey: bytes('public_key').notNull(),
    /** How often it had signed when it was last used; one that never counts stays at 0. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    /** How a browser reaches it, such as 'usb' or 'internal'. */
    transports: text('transports').array().notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('staff_passkeys_staff').on(table.staffId)],
);

const challengePurposes = ['login', 'add', 'confirm'] as const;

/** What a passkey is asked to sign: for one purpose in one browser, once, and soon. */
export const staffChallenges = pgTable(
  'staff_challenges',
  {
    challenge: text('challenge').primaryKey(),
    purpose: text('purpose', { enum: challengePurposes }).notNull(),
    /** The session in which it was asked, or a digest of the secret of a browser that has none yet. */
    boundTo: text('bound_to').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    check('staff_challenges_purpose', oneOf(table.purpose, challengePurposes)),
    index('staff_challenges_expires').on(table.expiresAt),
    index('staff_challenges_bound').on(table.boundTo),
  ],
);

/** Who has a console open, and whether they answer. */
export const staffPresence = pgTable(
  'staff_presence',
  {
    staffId: uuid('staff_id')
      .primaryKey()
      .references(() => staff.id),
    hereUntil: instant('here_until').notNull(),
    /** As they say themselves. */
    state: text('state', { enum: ['here', 'away'] })
      .notNull()
      .default('here'),
    /** When they last did something: after a while without, they count as away. */
    lastActiveAt: instant('last_active_at').notNull().default(rightNow),
  },
  (table) => [check('staff_presence_state', sql`${table.state} in ('here','away')`)],
);

/** One-time links: the first owner's, who names themselves; invitations, which go to one address; new passwords. */
export const setupLinks = pgTable('setup_links', {
  tokenHash: text('token_hash').primaryKey(),
  role: text('role', { enum: ['agent', 'lead', 'owner'] }).notNull(),
  email: text('email'),
  invitedBy: uuid('invited_by').references(() => staff.id),
  /** Of a link for a new password: whose, and a digest of how their account stood. Once it stands otherwise, it is over. */
  staffId: uuid('staff_id').references(() => staff.id),
  boundTo: text('bound_to'),
  createdAt: instant('created_at').notNull().default(rightNow),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

/**
 * Who did what. Append only: triggers forbid anything else, and as a transaction commits they number its rows and chain
 * them, each with a digest of itself and of the row before.
 */
export const audit = pgTable(
  'audit',
  {
    id: uuid('id').primaryKey(),
    staffId: uuid('staff_id'),
    action: text('action').notNull(),
    subject: text('subject'),
    detail: jsonb('detail').$type<Record<string, string>>().notNull().default({}),
    at: instant('at').notNull().default(rightNow),
    /** Null only until its transaction commits. */
    seq: bigint('seq', { mode: 'number' }).unique(),
    hash: text('hash'),
  },
  (table) => [
    index('audit_at').on(table.at),
    index('audit_again').on(table.staffId, table.action, table.subject, table.at),
  ],
);

/** Where the chain of the record begins, after the rows that were kept long enough, and where it ends. One row. */
export const auditChain = pgTable(
  'audit_chain',
  {
    id: smallint('id').primaryKey().default(1),
    anchorSeq: bigint('anchor_seq', { mode: 'number' }).notNull().default(0),
    anchorHash: text('anchor_hash').notNull().default(''),
    lastSeq: bigint('last_seq', { mode: 'number' }).notNull().default(0),
    lastHash: text('last_hash').notNull().default(''),
  },
  (table) => [check('audit_chain_one', sql`${table.id} = 1`)],
);
