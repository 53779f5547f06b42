import { z } from 'zod';

/**
 * Trouble on request. `error`: 500 before anything is done. `rate`: 429, too many requests. `drop`: the connection is
 * reset before anything is done.
 * `lose`: it is done, and the connection breaks before the answer. `hang`: no answer at all.
 */
export const fault = z.strictObject({
  /** The beginning of the paths it strikes, such as /v1/checkout/sessions. */
  path: z.string().startsWith('/v1/'),
  method: z.enum(['GET', 'POST']).optional(),
  kind: z.enum(['error', 'rate', 'drop', 'lose', 'hang']),
  times: z.int().min(1).max(100),
});
export type Fault = z.infer<typeof fault>;

export class Faults {
  #waiting: Fault[] = [];

  add(one: Fault): void {
    this.#waiting.push({ ...one });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault that strikes this call, used up by one. */
  strike(method: string, path: string): Fault['kind'] | null {
    const found = this.#waiting.find(
      (one) => one.times > 0 && path.startsWith(one.path) && (one.method ?? method) === method,
    );
    if (!found) return null;
    found.times -= 1;
    return found.kind;
  }
}
