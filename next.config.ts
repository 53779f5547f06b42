import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NextConfig } from 'next';
import { redirectsFile, redirectsIn } from './lib/content/redirects';

const config: NextConfig = {
  adapterPath: join(process.cwd(), 'lib/serve/adapter.mjs'),
  poweredByHeader: false,
  devIndicators: false,
  typedRoutes: true,
  experimental: {
    globalNotFound: true,
    // Restored after a restart, it makes open pages reload without end: what they load is taken for newer than it is.
    turbopackFileSystemCacheForDev: false,
    // Every request for an address with parameters starts a worker: as a process it holds the server up for 0.4 s.
    workerThreads: process.env.NODE_ENV === 'development',
  },
  reactStrictMode: true,
  // `npm test` asks TypeScript before it builds, and once is enough.
  typescript: { ignoreBuildErrors: process.env.TYPES_ARE_CHECKED === 'yes' },
  redirects: async () =>
    redirectsIn(existsSync(redirectsFile) ? readFileSync(redirectsFile, 'utf8') : '').map(({ from, to }) => ({
      source: from,
      destination: to,
      permanent: true,
    })),
  images: { unoptimized: true },
  // Of WebAuthn’s some hundred modules each browser would notice the number: the more there are, the longer are their ids.
  serverExternalPackages: ['@electric-sql/pglite', 'pg', '@node-rs/argon2', 'nodemailer', '@simplewebauthn/server'],
  turbopack: {
    rules: {
      '*.{md,yaml}': {
        condition: { path: /content\// },
        loaders: [join(process.cwd(), 'lib/serve/text-loader.mjs')],
        as: '*.js',
      },
      '*.{jpg,jpeg,png,webp,avif,JPG,JPEG,PNG,WEBP,AVIF}': {
        condition: { path: /content\/images\// },
        loaders: [join(process.cwd(), 'lib/serve/pictures/loader.mjs')],
        as: '*.js',
      },
    },
  },
};

export default config;
