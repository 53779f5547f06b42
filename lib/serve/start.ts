import { join } from 'node:path';
import next from 'next';
import { closeDb } from '@/lib/db/connection';
import { env } from '@/lib/env';
import { beginShutdown } from '@/lib/shutdown';
import { logCarefully } from './careful-log';
import { frontDoor } from './front-door';
import { keepRelease } from './releases-store';
import { loadStatics } from './statics';

/** Next runs instrumentation.ts when it likes; the front door opens only when what that starts is up. */
declare global {
  var shopBoot: ((booting: Promise<void>) => void) | undefined;
}

/** `npm start`: the built shop behind its front door, in one process. */
export async function start(): Promise<void> {
  logCarefully();
  const settings = env();
  const distDir = join(process.cwd(), '.next');
  const statics = loadStatics(distDir);
  const built = statics.manifest.appEnv;
  if (settings.appEnv === 'production' && built !== 'production') {
    throw new Error(
      `this build was made with APP_ENV=${built}: its pages say 'Test payments'. Build again without APP_ENV.`,
    );
  }
  const app = next({ dev: false, dir: process.cwd(), hostname: 'localhost', port: settings.port });
  const booted = new Promise<void>((resolve) => {
    globalThis.shopBoot = resolve;
  });
  await app.prepare();
  await booted;
  await keepRelease(statics.files);
  const handle = app.getRequestHandler();
  const server = frontDoor(settings, statics, (request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(settings.port, resolve));
  console.log(`ready ${settings.publicUrl}`);

  const stop = () => {
    setTimeout(() => process.exit(0), settings.stopTimeoutMs).unref();
    beginShutdown();
    server.close(() => {
      closeDb().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
    // A stream's connection is idle only once its goodbye is out.
    setInterval(() => server.closeIdleConnections(), 100).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
