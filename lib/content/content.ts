import { buildContent, type Content } from './graph';
import { ContentError } from './problem';
import type { Files } from './source';

/** The only file that knows Turbopack's glob. Its `import: 'default'` gives undefined for text, so `.default` is read by hand. */
const modules = import.meta.glob<{ default: string }>(['/content/**/*.md', '/content/**/*.yaml'], { eager: true });

let memo: Content | undefined;

/**
 * The shop's content. A published file with an error stops a build; in development it is left out and listed in
 * `problems`, and the rest of the shop works.
 */
export function content(): Content {
  memo ??= read();
  return memo;
}

function read(): Content {
  const development = process.env.NODE_ENV === 'development';
  const files: Files = Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [path.replace(/^\//, ''), module.default]),
  );
  const built = buildContent(files, { drafts: development, today: new Date().toISOString().slice(0, 10) });
  const errors = built.problems.filter(({ level }) => level === 'error');
  if (!built.content || (errors.length > 0 && !development)) throw new ContentError(errors);
  return built.content;
}
