import { AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { env } from '@/lib/env';
import { isShuttingDown, onShutdown } from '@/lib/shutdown';
import { db, type Tx } from './connection';

/**
 * 'typing' carries who writes where, 'hours' nothing: opening hours or who is at the desk have changed; 'staff' a member
 * of staff of whom something has changed.
 */
export type Channel = 'chat' | 'typing' | 'hours' | 'staff' | 'outbox';
const channels: readonly Channel[] = ['chat', 'typing', 'hours', 'staff', 'outbox'];

/** A doorbell, never the mail: payloads are ids. After a gap everyone reads again. */
export type Bus = {
  on(channel: Channel, listener: (id: string) => void): () => void;
  onGap(listener: () => void): () => void;
};

declare global {
  var shopBus: { emitter: EventEmitter; started: Promise<void> } | undefined;
}

/** Rings after the transaction commits, on this server and every other one. */
export async function notify(tx: Pick<Tx, 'execute'>, channel: Channel, id: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${channel}, ${id})`);
}

export async function bus(): Promise<Bus> {
  globalThis.shopBus ??= start();
  const { emitter, started } = globalThis.shopBus;
  await started;
  const subscribe = <Payload extends unknown[]>(event: string, listener: (...payload: Payload) => void) => {
    emitter.on(event, listener);
    return () => {
      emitter.off(event, listener);
    };
  };
  return {
    on: (channel, listener) => subscribe(`on:${channel}`, listener),
    onGap: (listener) => subscribe('gap', listener),
  };
}

function start() {
  const emitter = new EventEmitter().setMaxListeners(0);
  const { databaseUrl } = globalThis.shopTestEngine ? { databaseUrl: undefined } : env();
  return { emitter, started: databaseUrl ? listenOn(databaseUrl, emitter) : listenEmbedded(emitter) };
}

async function listen(client: pg.ClientBase, emitter: EventEmitter): Promise<void> {
  // Whoever listens is in nobody's transaction, though the embedded engine's one client may ring from the midst of one.
  const ring = AsyncResource.bind((note: pg.Notification) => emitter.emit(`on:${note.channel}`, note.payload ?? ''));
  client.on('notification', (note) => ring(note));
  await client.query(channels.map((channel) => `listen ${pg.escapeIdentifier(channel)}`).join(';'));
}

/** The embedded engine has one session, which the pool's only client keeps: LISTEN goes on that one. */
async function listenEmbedded(emitter: EventEmitter): Promise<void> {
  const pool = (await db()).$client;
  // Before whoever waits for the new client gets it: a client answers one question at a time.
  pool.options.onConnect = async (client) => {
    await listen(client, emitter);
    emitter.emit('gap');
  };
  const client = await pool.connect();
  await listen(client, emitter);
  client.release();
}

/** A connection of its own, probed every 15 s; when it is lost another takes its place and everyone hears of the gap. */
async function listenOn(connectionString: string, emitter: EventEmitter): Promise<void> {
  let pause = 250;
  const connect = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      application_name: 'larkfield-bus',
    });
    let lost = false;
    const lose = () => {
      if (lost) return;
      lost = true;
      clearInterval(probe);
      client.removeAllListeners('notification');
      client.end().catch(() => undefined);
      if (isShuttingDown()) return;
      pause = Math.min(pause * 2, 10_000);
      setTimeout(reconnect, pause + Math.random() * 100).unref();
    };
    const probe = setInterval(() => client.query('select 1').catch(lose), 15_000);
    probe.unref();
    onShutdown(lose);
    client.on('error', lose);
    client.on('end', lose);
    await client.connect();
    await listen(client, emitter);
    pause = 250;
  };
  const reconnect = () => {
    connect().then(
      () => emitter.emit('gap'),
      () => setTimeout(reconnect, pause).unref(),
    );
  };
  await connect();
}
