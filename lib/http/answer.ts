/** What a person is told when something can't be done; `fields` by the name of the form's field. */
export type Problem = { code: string; message: string; fields?: Record<string, string> };

export type SetCookie = {
  name: string;
  value: string;
  /** 0 removes the cookie; absent, it ends with the browser. */
  maxAgeSeconds?: number;
  httpOnly?: boolean;
  sameSite?: 'Lax' | 'Strict';
};

type Extras = {
  /** Where a form goes next (303). Scripts get the JSON. */
  location?: string;
  cookies?: SetCookie[];
  /** A page that a form's sender sees first. It is told where the form goes back to, and sends them there. */
  detour?: string;
  /** The name under which a browser saves the answer, instead of showing it or going elsewhere. */
  download?: string;
};

export type Done<Json = unknown> = { ok: true; json: Json; status?: number } & Extras;
export type Refused = { ok: false; status: number; problem: Problem; retryAfterSeconds?: number } & Extras;
export type Answer<Json = unknown> = Done<Json> | Refused;

export function done<Json>(json: Json, extras: Extras & { status?: number } = {}): Done<Json> {
  return { ok: true, json, ...extras };
}

export function refuse(
  status: number,
  code: string,
  message: string,
  extras: Extras & { fields?: Record<string, string>; retryAfterSeconds?: number } = {},
): Refused {
  const { fields, ...rest } = extras;
  return { ok: false, status, problem: { code, message, ...(fields ? { fields } : {}) }, ...rest };
}
