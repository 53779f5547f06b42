import { z } from 'zod';

const modes = ['production', 'demo', 'development', 'test'] as const;
const origin = z.url().transform((value) => new URL(value).origin);
/** Several secrets in one variable: the first is used, all are accepted. */
export const listed = (value: string): string[] =>
  value
    .split(',')
    .map((secret) => secret.trim())
    .filter(Boolean);
export const shortestSecret = 32;
const loopback = (value: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(value).hostname);

const shape = z.object({
  APP_ENV: z.enum(modes).default('production'),
  PUBLIC_URL: origin.optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  DATABASE_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(10_000),
  DATA_DIR: z.string().default('.data/shop'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  SHOP_SECRET: z
    .string()
    .transform(listed)
    .refine((secrets) => secrets.length > 0 && secrets.every(({ length }) => length >= shortestSecret), {
      error: `set at least ${shortestSecret} random characters, such as from: openssl rand -base64 32; several are separated by commas, the new one first`,
    }),
  STRIPE_SECRET_KEY: z.string().default(''),
  STRIPE_WEBHOOK_SECRET: z.string().default(''),
  STRIPE_API_BASE: z.url().optional(),
  STRIPE_TIMEOUT_MS: z.coerce.number().int().min(100).max(80_000).default(20_000),
  STOP_TIMEOUT_MS: z.coerce.number().int().min(1_000).max(3_600_000).default(9_000),
  STAFF_SECOND_FACTOR: z.enum(['required', 'asked']).optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().optional(),
  TEST_CLOCK_FILE: z.string().optional(),
  TEST_FAULT_POINT: z.string().optional(),
  TEST_STREAM_SHARE: z.coerce.number().int().min(1).optional(),
});

type Variables = z.infer<typeof shape>;

export type Env = {
  appEnv: (typeof modes)[number];
  /** The shop's origin, without a slash at its end. */
  publicUrl: string;
  port: number;
  databaseUrl: string | undefined;
  /** How long a question to the database may take; how long it may wait for a connection follows from that. */
  databaseTimeoutMs: number;
  dataDir: string;
  trustProxyHops: number;
  /** How long a server that was told to stop may finish what it has begun. Then it ends all the same. */
  stopTimeoutMs: number;
  /** What every secret link, seal and signature is made with, new first; see lib/keys/keys.ts. */
  shopSecrets: readonly string[];
  stripe: {
    secretKey: string;
    webhookSecrets: string[];
    apiBase: string | undefined;
    timeoutMs: number;
    livemode: boolean;
  };
  /** Whether leads and owners have to have a second factor. */
  requiresSecondFactor: boolean;
  mail: { smtpUrl: string; from: string | undefined };
  testClockFile: string | undefined;
  /** How many streams one conversation may have, where a measurement wants more than anybody has. */
  testStreamShare: number | undefined;
};

/** The server must not start: every reason at once, each with what to do. */
export class EnvError extends Error {
  override name = 'EnvError';
  constructor(readonly reasons: readonly string[]) {
    super(`The shop can't start:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`);
  }
}

function unsafeInProduction(v: Variables): string[] {
  return [
    ...(v.PUBLIC_URL?.startsWith('https://')
      ? []
      : ['PUBLIC_URL: set the address of the shop, starting with https://.']),
    ...(/^(sk|rk)_live_/.test(v.STRIPE_SECRET_KEY)
      ? []
      : ['STRIPE_SECRET_KEY: set the live key (sk_live_…) from the Stripe dashboard, Developers, API keys.']),
    ...(/^whsec_/.test(v.STRIPE_WEBHOOK_SECRET)
      ? []
      : ['STRIPE_WEBHOOK_SECRET: set the signing secret (whsec_…) of the webhook for /api/stripe/webhook.']),
    ...(v.STRIPE_API_BASE === undefined ? [] : ['STRIPE_API_BASE: remove it; production talks to Stripe itself.']),
    ...(v.SMTP_URL === undefined
      ? ['SMTP_URL: set your mail server, such as smtps://user:password@mail.example:465.']
      : []),
    ...(v.MAIL_FROM === undefined
      ? ['MAIL_FROM: set the sender, such as Larkfield Kefir <orders@larkfield.example>.']
      : []),
    ...(v.STAFF_SECOND_FACTOR === 'asked'
      ? ['STAFF_SECOND_FACTOR: remove it; in production leads and owners need a second factor.']
      : []),
    ...(v.TEST_CLOCK_FILE === undefined ? [] : ['TEST_CLOCK_FILE: remove it; only tests set the clock.']),
    ...(v.TEST_STREAM_SHARE === undefined ? [] : ['TEST_STREAM_SHARE: remove it; only measurements set it.']),
    ...(v.TEST_FAULT_POINT === undefined ? [] : ['TEST_FAULT_POINT: remove it; only tests end a server half-way.']),
  ];
}

function unsafeElsewhere(v: Variables): string[] {
  return [
    ...(/^sk_test_/.test(v.STRIPE_SECRET_KEY)
      ? []
      : [`STRIPE_SECRET_KEY: APP_ENV is ${v.APP_ENV}, which takes only a test key (sk_test_…).`]),
    ...(v.STRIPE_WEBHOOK_SECRET ? [] : ['STRIPE_WEBHOOK_SECRET: set the secret that the sandbox signs with.']),
    ...(v.STRIPE_API_BASE === undefined || loopback(v.STRIPE_API_BASE)
      ? []
      : ['STRIPE_API_BASE: must be on this machine (localhost).']),
    ...(v.SMTP_URL === undefined ? ['SMTP_URL: set the local mailbox, such as smtp://localhost:2525.'] : []),
    ...(v.TEST_CLOCK_FILE === undefined || v.APP_ENV === 'test'
      ? []
      : ['TEST_CLOCK_FILE: only APP_ENV=test may set the clock.']),
    ...(v.TEST_STREAM_SHARE === undefined || v.APP_ENV === 'test'
      ? []
      : ['TEST_STREAM_SHARE: only APP_ENV=test may set it.']),
    ...(v.TEST_FAULT_POINT === undefined || v.APP_ENV === 'test'
      ? []
      : ['TEST_FAULT_POINT: only APP_ENV=test may end a server half-way.']),
  ];
}

/** Reads the environment. Throws EnvError with everything that is missing or unsafe for the mode. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(given);
  if (!parsed.success)
    throw new EnvError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`));
  const v = parsed.data;
  const reasons = v.APP_ENV === 'production' ? unsafeInProduction(v) : unsafeElsewhere(v);
  if (reasons.length > 0) throw new EnvError(reasons);
  return {
    appEnv: v.APP_ENV,
    publicUrl: v.PUBLIC_URL ?? `http://localhost:${v.PORT}`,
    port: v.PORT,
    databaseUrl: v.DATABASE_URL,
    databaseTimeoutMs: v.DATABASE_TIMEOUT_MS,
    dataDir: v.DATA_DIR,
    trustProxyHops: v.TRUST_PROXY,
    stopTimeoutMs: v.STOP_TIMEOUT_MS,
    shopSecrets: v.SHOP_SECRET,
    stripe: {
      secretKey: v.STRIPE_SECRET_KEY,
      webhookSecrets: listed(v.STRIPE_WEBHOOK_SECRET),
      apiBase: v.STRIPE_API_BASE,
      timeoutMs: v.STRIPE_TIMEOUT_MS,
      livemode: v.APP_ENV === 'production',
    },
    requiresSecondFactor: (v.STAFF_SECOND_FACTOR ?? (v.APP_ENV === 'production' ? 'required' : 'asked')) === 'required',
    mail: { smtpUrl: v.SMTP_URL ?? '', from: v.MAIL_FROM },
    testClockFile: v.TEST_CLOCK_FILE,
    testStreamShare: v.TEST_STREAM_SHARE,
  };
}

let memo: Env | undefined;

export function env(): Env {
  memo ??= parseEnv(process.env);
  return memo;
}
