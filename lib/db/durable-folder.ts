import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

function fsyncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a folder and everything in it survive a power cut. */
export function fsyncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) fsyncTree(path);
    else fsyncPath(path);
  }
  fsyncPath(folder);
}

type Node = object;
type Stream = { nfd?: number; node: Node };
type NodeFileSystem = { stream_ops: Record<string, unknown>; realPath(node: Node): string };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isNodeFileSystem = (value: unknown): value is NodeFileSystem =>
  isObject(value) && 'stream_ops' in value && 'realPath' in value;

/** PGlite's NodeFS has no fsync at all: gives it one. Throws when a new version of it has moved the place. */
export function addFsync(module: object): void {
  const own: unknown = Reflect.get(module, 'NODEFS');
  const fs: unknown = Reflect.get(module, 'FS');
  const all: unknown = isObject(fs) ? Reflect.get(fs, 'filesystems') : undefined;
  const fileSystem = own ?? (isObject(all) ? Reflect.get(all, 'NODEFS') : undefined);
  if (!isNodeFileSystem(fileSystem))
    throw new Error('PGlite changed: its file system was not found, so it cannot be made durable');
  fileSystem.stream_ops.fsync = ({ nfd, node }: Stream) => {
    if (nfd === undefined) fsyncPath(fileSystem.realPath(node));
    else fsyncSync(nfd);
    return 0;
  };
}
