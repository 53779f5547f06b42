import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { env } from '@/lib/env';
import { terminate } from './protocol';
import { Wire } from './wire';

type Done = (error?: Error | null) => void;

/** The 'socket' between the pg client and the embedded engine: bytes in, bytes out, no network. */
class EngineStream extends Duplex {
  #closing: Promise<void> | undefined;

  constructor(private readonly wire: Wire) {
    super({ allowHalfOpen: false });
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    if (chunk[0] === terminate) {
      done();
      return;
    }
    this.wire.send(chunk).then((reply) => {
      if (!this.destroyed && reply.length > 0) this.push(reply);
      done();
    }, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'utf8', done);
  }

  override _final(done: Done): void {
    this.#close().then(() => {
      this.push(null);
      done();
    }, done);
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#close().then(() => done(error), done);
  }

  #close(): Promise<void> {
    this.#closing ??= this.wire.reset();
    return this.#closing;
  }
}

/** The ordinary pg pool over one embedded engine. One engine is one session, so the pool holds exactly one client. */
export function embeddedPool(engine: PGlite, onFatal: (error: Error) => void): pg.Pool {
  const wire = new Wire(engine, onFatal);
  return new pg.Pool({
    stream: () => new EngineStream(wire),
    max: 1,
    idleTimeoutMillis: 0,
    // One session serves all, so whoever waits for it waits longer than one question may take.
    connectionTimeoutMillis: 1.5 * env().databaseTimeoutMs,
    ssl: false,
    host: 'embedded',
    user: 'postgres',
    password: 'unused',
    database: 'postgres',
  });
}
