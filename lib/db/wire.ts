import type { PGlite } from '@electric-sql/pglite';
import { fatalErrorIn, simpleQuery } from './protocol';

/**
 * One embedded engine has one output buffer: messages that interleave lose their replies. So all of them queue here.
 * After a full disk or a panic the engine may spin for ever; once seen, nothing is sent to it again.
 */
export class Wire {
  #tail: Promise<unknown> = Promise.resolve();
  #dead: Error | undefined;

  constructor(
    private readonly engine: PGlite,
    private readonly onFatal: (error: Error) => void,
  ) {}

  send(message: Uint8Array): Promise<Buffer> {
    return this.#queue(() => this.#exchange(message));
  }

  /** What a server does when a connection closes: roll back, then forget statements, settings, locks and listeners. */
  reset(): Promise<void> {
    return this.#queue(async () => {
      if (this.engine.closed || this.#dead) return;
      await this.#exchange(simpleQuery('ROLLBACK'));
      await this.#exchange(simpleQuery('DISCARD ALL'));
    }).catch(() => undefined);
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  async #exchange(message: Uint8Array): Promise<Buffer> {
    if (this.#dead) throw this.#dead;
    const chunks: Buffer[] = [];
    try {
      // The chunks are views on the engine's memory, so each is copied at once.
      await this.engine.execProtocolRawStream(new Uint8Array(message), {
        onRawData: (data) => chunks.push(Buffer.from(data)),
      });
    } catch (error) {
      throw this.#die(error instanceof Error ? error : new Error(String(error)));
    }
    const reply = Buffer.concat(chunks);
    const fatal = fatalErrorIn(reply);
    if (fatal) this.#die(new Error(`the embedded database stopped: ${fatal}`));
    return reply;
  }

  #die(error: Error): Error {
    if (!this.#dead) {
      this.#dead = error;
      this.onFatal(error);
    }
    return this.#dead;
  }
}
