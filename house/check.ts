import { dirname } from 'node:path';
import { importsOf, sourceFiles } from './imports';
import { roomOf, rooms } from './rooms';

const mostInFolder = 15;

/** What is wrong with the house, in sentences: files in no room, imports that lead up or past a face, heaps of files. */
export function problemsOf(root: string): string[] {
  const files = sourceFiles(root);
  return [...files.flatMap(strays), ...importsOf(root, files).flatMap(astray), ...heaps(files)];
}

function strays(file: string): string[] {
  if (roomOf(file)) return [];
  const known = rooms.map(({ path, holds }) => `\n  ${path}: ${holds}`).join('');
  return [
    `${file} stands in no room. Put it where its subject is, or give it a room by a line in house/rooms.ts:${known}`,
  ];
}

function astray({ from, to }: { from: string; to: string }): string[] {
  if (to.startsWith('__tests__/')) return [`${from} imports ${to}: nothing that runs in the shop needs its tests.`];
  const [ours, theirs] = [roomOf(from), roomOf(to)];
  if (!ours || !theirs || ours === theirs) return [];
  if (ours.uses && !ours.uses.includes(theirs.path))
    return [
      `${from} imports ${to}, but ${ours.path} (${ours.holds}) uses ${ours.uses.join(', ') || 'nothing of ours'}.`,
    ];
  if (rooms.indexOf(theirs) > rooms.indexOf(ours))
    return [
      `${from} imports ${to} from a floor above. ${ours.path} holds ${ours.holds}; what needs ${theirs.path} (${theirs.holds}) belongs there or higher. Move it up, or let whoever calls it bring what it needs.`,
    ];
  const name = to.slice(theirs.path.length + 1).replace(/\.tsx?$/, '');
  if (theirs.face && !theirs.face.includes(name))
    return [
      `${from} imports ${to}, which is inside ${theirs.path}. Others come in by its face: ${theirs.face.join(', ')} (house/rooms.ts).`,
    ];
  return [];
}

function heaps(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files)
    if (!file.startsWith('app/')) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > mostInFolder)
    .map(
      ([folder, count]) =>
        `${folder} has ${count} files side by side, more than ${mostInFolder}. Make one of what is read together, or a folder whose name says what is in it.`,
    );
}
