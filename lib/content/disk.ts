import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentIn, isRubbish, plainText } from './files';
import { pictureFacts } from './pictures/facts.mjs';
import { isPhotograph, type PictureFacts, type Pictures } from './pictures/pictures';
import type { Files } from './source';

/** The only file of this room that reads the disk and its history, for the commands. */
const isText = (file: string) => /\.(md|yaml)$/.test(file);

/** The names of all files below a folder of the project, and the text of those that are content. */
export function filesOnDisk(root: string): { names: string[]; files: Files } {
  const names = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((name) => !isRubbish(name));
  const files = contentIn(
    Object.fromEntries(names.filter(isText).map((name) => [name, readFileSync(join(root, name), 'utf8')])),
  );
  return { names, files };
}

export function illustrationsOnDisk(root: string): string[] {
  const folder = join(root, 'public/illustrations');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.svg') && !isRubbish(name)) : [];
}

/** The uploaded pictures by their addresses, with what can be read of each. */
export async function picturesOnDisk(root: string): Promise<Pictures> {
  const folder = join(root, 'content/images');
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (name) => isPhotograph(name) && !isRubbish(name),
      )
    : [];
  const read = names.map(
    async (name): Promise<[string, PictureFacts | null]> => [
      `/images/${name}`,
      await pictureFacts(readFileSync(join(folder, name))).catch(() => null),
    ],
  );
  return Object.fromEntries(await Promise.all(read));
}

function git(root: string, args: string[], input?: string): Buffer | null {
  try {
    return execFileSync('git', args, { cwd: root, input, stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 2 ** 28 });
  } catch {
    return null;
  }
}

/** What the shop last went out as: the latest tag, else the main branch; null outside a repository. */
export function lastRelease(root: string): string | null {
  const tag = git(root, ['describe', '--tags', '--abbrev=0'])?.toString().trim();
  if (tag) return tag;
  return git(root, ['rev-parse', '--verify', '--quiet', 'main']) ? 'main' : null;
}

/** The names of the content files at a commit, a tag or a branch; null when there is no such thing. */
function namesAt(root: string, release: string): string[] | null {
  const listed = git(root, ['ls-tree', '-r', '-z', '--name-only', '--end-of-options', release, 'content/']);
  return (
    listed
      ?.toString()
      .split('\0')
      .filter((name) => isText(name) && !isRubbish(name)) ?? null
  );
}

/** The content files as they were at a release, in one request to git. */
export function filesAt(root: string, release: string): Files | null {
  const names = namesAt(root, release);
  const wanted = names?.map((name) => `${release}:${name}\n`).join('');
  const answer = names && git(root, ['cat-file', '--batch'], wanted);
  if (!answer) return null;
  const files: Record<string, string> = {};
  let at = 0;
  for (const name of names) {
    const head = answer.indexOf('\n', at);
    const size = Number(answer.toString('utf8', at, head).split(' ')[2] ?? 0);
    files[name] = plainText(answer.toString('utf8', head + 1, head + 1 + size));
    at = head + size + 2;
  }
  return files;
}

/** The content files of the last commit, where somebody edits; none outside a repository. */
export const committedHere = (): Files => filesAt(process.cwd(), 'HEAD') ?? {};
