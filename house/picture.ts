import { type Import, importsOf, sourceFiles } from './imports';
import { roomOf, rooms } from './rooms';

/** What the picture shows as one: lib/desk with the rooms in it, and all of components. */
const shownAs = (path: string): string =>
  path.startsWith('components/') ? 'components' : path.split('/').slice(0, 2).join('/');

/**
 * The rooms and who uses whom, as a Mermaid drawing from the top floor down. An arrow that a longer way says already is
 * left out: whoever uses lib/orders also has what lib/orders stands on.
 */
export function drawRooms(imports: readonly Import[]): string {
  const shown = [...new Set(rooms.map(({ path }) => shownAs(path)))].toReversed();
  const uses = new Map(shown.map((path) => [path, new Set<string>()]));
  for (const { from, to } of imports) {
    const [a, b] = [roomOf(from), roomOf(to)];
    if (a && b && shownAs(a.path) !== shownAs(b.path)) uses.get(shownAs(a.path))?.add(shownAs(b.path));
  }
  const reaches = (from: string, to: string): boolean =>
    shown.some(
      (next, at) => at > shown.indexOf(from) && uses.get(from)?.has(next) && (next === to || reaches(next, to)),
    );
  const node = (path: string) => `${path.replaceAll(/\W/g, '_')}["${path}"]`;
  const arrows = shown.flatMap((from) => {
    const direct = shown.filter((to) => uses.get(from)?.has(to));
    return direct
      .filter((to) => !direct.some((other) => reaches(other, to)))
      .map((to) => `  ${node(from)} --> ${node(to)}`);
  });
  return ['```mermaid', 'flowchart TD', ...arrows, '```'].join('\n');
}

/** Every room from the top floor down, with what it holds. */
const listRooms = (): string =>
  [
    '| room | what it holds |',
    '| --- | --- |',
    ...rooms.toReversed().map(({ path, holds }) => `| \`${path}\` | ${holds} |`),
  ].join('\n');

/** A text with what stands between `<!-- rooms -->` and `<!-- /rooms -->` drawn anew from the code. */
export function withRooms(text: string, root: string): string {
  const drawn = `${drawRooms(importsOf(root, sourceFiles(root)))}\n\n${listRooms()}`;
  return text.replace(/(?<=<!-- rooms -->\n)[\s\S]*(?=\n<!-- \/rooms -->)/, () => drawn);
}
