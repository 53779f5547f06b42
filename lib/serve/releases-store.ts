import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { releaseFiles, releases } from '@/lib/db/schema/releases';
import { type Static, staticFile } from './statics';

/** Named by their content, so a page of one build never gets another's. */
export const isHashed = (path: string): boolean => path.startsWith('/_next/static/');
const shape = /^\/_next\/static\/[\w./~-]{1,200}$/;

const keptReleases = 3;
/** As long as somebody may leave a page open, however often the shop is released meanwhile. */
const keptDays = 7;

/**
 * Keeps what the pages of this build load, where every server finds it: before the first page is sent, so that a server
 * of an earlier or later build can answer for it too. Builds that nobody can still have open are let go.
 */
export async function keepRelease(files: ReadonlyMap<string, Static>): Promise<void> {
  const hashed = [...files].filter(([path]) => isHashed(path)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const id = createHash('sha256')
    .update(hashed.map(([path, { etag }]) => `${path} ${etag}`).join('\n'))
    .digest('hex');
  await transaction(async (tx) => {
    await tx
      .insert(releases)
      .values({ id })
      .onConflictDoUpdate({ target: releases.id, set: { startedAt: sql`now()` } });
    const [known] = await tx
      .select({ id: releaseFiles.releaseId })
      .from(releaseFiles)
      .where(eq(releaseFiles.releaseId, id))
      .limit(1);
    if (!known)
      for (const [path, { raw, brotli }] of hashed)
        await tx.insert(releaseFiles).values({ path, releaseId: id, bytes: raw.bytes, brotli: brotli?.bytes });
    await tx.execute(sql`
      delete from releases where started_at < now() - make_interval(days => ${keptDays})
        and id not in (select id from releases order by started_at desc limit ${keptReleases})`);
  });
}

/** A file of another build than this server's own; undefined if no kept one has it. */
export async function keptFile(path: string): Promise<Static | undefined> {
  if (!shape.test(path)) return undefined;
  const [row] = await (await db())
    .select({ bytes: releaseFiles.bytes, brotli: releaseFiles.brotli })
    .from(releaseFiles)
    .where(eq(releaseFiles.path, path))
    .limit(1);
  return (
    row && staticFile(path, { raw: Buffer.from(row.bytes), ...(row.brotli ? { brotli: Buffer.from(row.brotli) } : {}) })
  );
}
