import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const ownerSchema = z.object({ pid: z.number(), host: z.string(), started: z.string(), id: z.string() });
type Owner = z.infer<typeof ownerSchema>;

class FolderLocked extends Error {
  override name = 'FolderLocked';
}

/** When the kernel started a process: tells a reused number from the same process. Empty where /proc is not. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return started === '' || startOf(pid) === started;
}

function readOwner(file: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * One process per data folder: the embedded engine takes no lock itself, and two of them would lose each other's rows.
 * The lock appears whole by link(2); a dead owner's is moved aside. Throws FolderLocked, naming who holds it.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'owner.lock');
  const me: Owner = { pid: process.pid, host: hostname(), started: startOf(process.pid), id: randomUUID() };
  const mine = join(folder, `.owner.${me.id}`);
  writeFileSync(mine, JSON.stringify(me), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(mine, file);
        return releaser(file, me.id);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const owner = readOwner(file);
      if (!owner) continue;
      if (owner.host !== me.host || isAlive(owner)) {
        throw new FolderLocked(
          `${folder} is in use by process ${owner.pid} on ${owner.host}. The embedded database takes one process: stop that one, or set DATABASE_URL to use PostgreSQL.`,
        );
      }
      setAside(folder, file, owner, me.id);
    }
    throw new FolderLocked(`${file} can't be read. If no shop is running, delete it.`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Takes a dead owner's lock away; one that somebody else just put there goes back. */
function setAside(folder: string, file: string, stale: Owner, id: string): void {
  const aside = join(folder, `.stale.${id}`);
  try {
    renameSync(file, aside);
    const moved = readOwner(aside);
    if (moved && moved.id !== stale.id) linkSync(aside, file);
  } catch {
    // Somebody was quicker; the next attempt sees what they left.
  }
  rmSync(aside, { force: true });
}

function releaser(file: string, id: string): () => void {
  const release = () => {
    process.off('exit', release);
    if (readOwner(file)?.id === id) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}
