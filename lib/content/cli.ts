import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictureFacts } from '@/lib/serve/pictures/facts';
import { buildContent, type Files } from './graph';
import type { PictureFacts, Pictures } from './pictures';
import { formatProblem } from './problem';

/** `npm run content:check`: every problem in every file; exit code 1 when one of them is an error. */
const root = process.cwd();
const files: Files = Object.fromEntries(
  readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' })
    .map((name) => `content/${name}`)
    .filter((file) => /\.(md|yaml)$/.test(file))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
);

const images = existsSync(join(root, 'content/images'))
  ? readdirSync(join(root, 'content/images'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.\w+$/.test(name),
    )
  : [];
const pictures: Pictures = Object.fromEntries(
  await Promise.all(
    images.map(
      async (name): Promise<[string, PictureFacts | null]> => [
        `/images/${name}`,
        await pictureFacts(readFileSync(join(root, 'content/images', name))).catch(() => null),
      ],
    ),
  ),
);
const drawings = readdirSync(join(root, 'public/illustrations'));
const today = new Date().toISOString().slice(0, 10);
const { content, problems: all } = buildContent(files, { drafts: true, today, pictures, drawings });
const errors = all.filter(({ level }) => level === 'error');

if (process.argv.includes('--json')) console.log(JSON.stringify(all, null, 2));
else {
  for (const problem of all) console.log(formatProblem(problem));
  const counted = content
    ? `${content.products.length} products, ${content.articles.length} articles, ${content.pages.length} pages`
    : 'no content';
  console.log(`${counted}: ${errors.length} errors, ${all.length - errors.length} warnings`);
}
process.exitCode = errors.length > 0 ? 1 : 0;
