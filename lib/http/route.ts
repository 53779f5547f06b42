import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { env } from '@/lib/env';
import { type Answer, type Refused, refuse, type SetCookie } from './answer';
import { readBody } from './body';
import { parseCookies, setCookieHeader } from './cookies';
import { rememberForm } from './form-store';
import { withinLimit } from './limit-store';
import { loggable } from './loggable';
import { isSameOrigin } from './same-origin';
import { isStorable } from './storable';
import { problemOf } from './zod-problem';

export type RouteContext<Input> = {
  input: Input;
  request: Request;
  isForm: boolean;
  /** Whom a rate limit counts: set by the front door, never taken from outside. */
  address: string;
  cookies: ReadonlyMap<string, string>;
  params: Record<string, string>;
};

export type Limit = {
  max: number;
  windowSeconds: number;
  whenDown: 'open' | 'closed';
  /** Whoever is not counted, by what their browser brings. */
  unless?: (cookies: ReadonlyMap<string, string>) => Promise<boolean>;
  /** Who is counted by a key of their own and not by their address. */
  instead?: (cookies: ReadonlyMap<string, string>) => Promise<string | null>;
};
/** How often an address may ask, or why it may as often as it likes: nothing is without a limit by being forgotten. */
export type Limited = Limit | `none: ${string}`;
type NextContext = { params: Promise<Record<string, string>> };
type Handler<Input> = (context: RouteContext<Input>) => Promise<Answer>;
type Back = string | ((input: Record<string, string>) => string);
/** Where a form's sender goes when it is refused, and under which name what they typed is kept (the scope, unless said). */
export type Form = { back: Back; draft?: (input: Record<string, string>) => string };

const defaultMaxBytes = 65_536;
const local = /^\/(?![/\\])[\w\-./?=&%#]*$/;

/** The one way in for writes: origin, size, type, shape and rate are settled before the handler sees anything. */
export function route<Input>(
  options: {
    scope: string;
    body: z.ZodType<Input>;
    maxBytes?: number;
    form?: Form;
    limit: Limited;
    /** The form's own fields, where `body` does not say them. */
    fields?: z.ZodType;
    /** How much of a form is kept when it is refused, once it is known who sent it. */
    draftBytes?: number;
    /** How the body is read, if it is neither JSON nor a form of words. */
    read?: typeof readBody;
  },
  handler: Handler<Input>,
): (request: Request, context: NextContext) => Promise<Response> {
  return (request, context) => {
    /** A browser that sent a form shows its person what it gets. */
    const unkept = (refused: Refused) => (wantsJson(request) ? json(refused) : spoken(refused, []));
    const answered = async () => {
      if (
        !isSameOrigin(
          { site: request.headers.get('sec-fetch-site'), origin: request.headers.get('origin') },
          env().publicUrl,
        )
      )
        return unkept(refuse(403, 'cross-site', 'This request did not come from our shop.'));
      const body = await (options.read ?? readBody)(request, options.maxBytes ?? defaultMaxBytes);
      if (!body.ok) return unkept(refuse(body.status, 'unreadable', body.message));
      const cookies = parseCookies(request.headers.get('cookie'));
      const typed = stringsOf(body.input);
      const address = addressOf(request);
      const { form, scope, fields = options.body, draftBytes } = options;
      const respond = (answer: Answer) =>
        body.isForm && form && !answer.download
          ? formResponse(answer, { form, scope, fields, draftBytes, typed, cookies, address })
          : json(answer);

      const limited = await overLimit(options, address, cookies);
      if (limited) return respond(limited);
      const parsed = options.body.safeParse(body.input);
      if (!parsed.success) return respond({ ok: false, status: 422, problem: problemOf(parsed.error) });
      return respond(
        await handler({
          input: parsed.data,
          request,
          isForm: body.isForm,
          address,
          cookies,
          params: await context.params,
        }),
      );
    };
    return guarded(options.scope, answered, unkept);
  };
}

/** The one way in for reads that answer JSON. */
export function reader<Input>(
  options: { scope: string; query: z.ZodType<Input>; limit: Limited },
  handler: Handler<Input>,
): (request: Request, context: NextContext) => Promise<Response> {
  return (request, context) =>
    guarded(options.scope, async () => {
      const address = addressOf(request);
      const cookies = parseCookies(request.headers.get('cookie'));
      const limited = await overLimit(options, address, cookies);
      if (limited) return json(limited);
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const parsed = options.query.safeParse(query);
      if (!parsed.success || !Object.values(query).every(isStorable)) {
        return json(refuse(422, 'invalid', 'We couldn’t read that question.'));
      }
      return json(
        await handler({ input: parsed.data, request, isForm: false, address, cookies, params: await context.params }),
      );
    });
}

const wantsJson = ({ headers }: Request): boolean =>
  ['accept', 'content-type'].some((name) => headers.get(name)?.includes('application/json'));

export function addressOf(request: { headers: Pick<Headers, 'get'> }): string {
  return request.headers.get('x-client-address') ?? 'unknown';
}

async function overLimit(
  { scope, limit }: { scope: string; limit: Limited },
  address: string,
  cookies: ReadonlyMap<string, string>,
): Promise<Refused | null> {
  if (typeof limit === 'string' || (await limit.unless?.(cookies))) return null;
  const { max, windowSeconds, whenDown } = limit;
  const key = await limit.instead?.(cookies);
  const allowed = await withinLimit({ scope, max, windowSeconds, whenDown, ...(key ? { key } : { address }) });
  if (allowed.ok) return null;
  const { retryAfterSeconds } = allowed;
  return refuse(429, 'too-many', 'That is a lot at once. Please wait a minute and try again; what you typed is kept.', {
    retryAfterSeconds,
  });
}

/** A bug answers with an id that the log has too, never with its own words. */
export async function guarded(
  scope: string,
  work: () => Promise<Response>,
  answer: (refused: Refused) => Response = json,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const id = randomUUID().slice(0, 8);
    console.error(`[${scope}] ${id}`, loggable(error));
    return answer(
      refuse(500, 'unexpected', `Something went wrong on our side. Please try again, or tell us the code ${id}.`),
    );
  }
}

export function json(answer: Answer): Response {
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  for (const cookie of answer.cookies ?? []) headers.append('set-cookie', setCookieHeader(cookie));
  if (!answer.ok && answer.retryAfterSeconds) headers.set('retry-after', String(answer.retryAfterSeconds));
  if (answer.download) headers.set('content-disposition', `attachment; filename="${answer.download}"`);
  const body = answer.ok ? answer.json : { problem: answer.problem };
  return new Response(JSON.stringify(body), { status: answer.status ?? 200, headers });
}

type Sent = {
  form: Form;
  scope: string;
  fields: z.ZodType;
  draftBytes: number | undefined;
  typed: Record<string, string>;
  cookies: ReadonlyMap<string, string>;
  address: string;
};

async function formResponse(answer: Answer, { form, typed, ...sent }: Sent): Promise<Response> {
  const headers = new Headers({ 'cache-control': 'no-store' });
  const set = [...(answer.cookies ?? [])];
  if (!answer.ok) {
    const kept = await rememberForm(
      form.draft?.(typed) ?? sent.scope,
      {
        values: ownFields(sent.fields, typed),
        problem: answer.problem,
        tooMany: answer.status === 429,
        // Who has not been let in yet could be anybody.
        ...(sent.draftBytes && answer.status !== 401 ? { mostBytes: sent.draftBytes } : {}),
      },
      sent,
    );
    if (!kept) return spoken(answer, set);
    set.push(kept);
  }
  for (const cookie of set) headers.append('set-cookie', setCookieHeader(cookie));
  const back = typeof form.back === 'string' ? form.back : form.back(typed);
  const wanted = answer.detour ? `${answer.detour}?to=${encodeURIComponent(back)}` : (answer.location ?? back);
  const allowed = local.test(wanted) || (answer.ok && /^https?:\/\//.test(wanted));
  headers.set('location', allowed ? wanted : '/');
  return new Response(null, { status: 303, headers });
}

/** What was typed without what the form does not have. */
function ownFields(fields: z.ZodType, typed: Record<string, string>): Record<string, string> {
  const issues = fields.safeParse(typed).error?.issues ?? [];
  const foreign = new Set(issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [])));
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !foreign.has(name)));
}

/** The refusal of a form that could not be kept: its sender's browser still has it, one page back. */
function spoken({ status, problem, retryAfterSeconds }: Refused, cookies: readonly SetCookie[]): Response {
  const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  if (retryAfterSeconds) headers.set('retry-after', String(retryAfterSeconds));
  for (const cookie of cookies) headers.append('set-cookie', setCookieHeader(cookie));
  const says = [...new Set([problem.message, ...Object.values(problem.fields ?? {})])];
  return new Response(`${[...says, 'Go back one page: what you typed is still there.'].join('\n')}\n`, {
    status,
    headers,
  });
}

export function stringsOf(input: unknown): Record<string, string> {
  if (typeof input !== 'object' || input === null) return {};
  return Object.fromEntries(
    Object.entries(input).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
