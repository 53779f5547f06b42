import { claimsIn } from './claims';
import type { Source, Sources } from './graph';
import type { Problem } from './problem';
import type { CannedReply } from './schema/chat';
import type { ClaimWords } from './schema/claims';

/** Runs the claims rules over the copy of products and canned replies (errors) and of articles (errors only for A+B with a product). */
export function checkClaims(sources: Sources, replies: readonly CannedReply[], words: ClaimWords): Problem[] {
  const names = sources.products.map(({ fields }) => fields.title);
  return [
    ...sources.products.flatMap((source) => {
      const { title, summary, image, howToUse, questions, variants } = source.fields;
      const copy: [PropertyKey[], string][] = [
        [['title'], title],
        [['summary'], summary],
        [['image', 'alt'], image.alt],
        ...howToUse.map((step, index): [PropertyKey[], string] => [['howToUse', index], step]),
        ...variants.map(({ label }, index): [PropertyKey[], string] => [['variants', index, 'label'], label]),
        ...questions.map(({ question, answer }, index): [PropertyKey[], string] => [
          ['questions', index],
          `${question} ${answer}`,
        ]),
      ];
      const inFields = copy.flatMap(([path, text]) =>
        claimsIn(text, words, 'product').map(
          ({ text: said, rule, says }): Problem => ({
            file: source.file,
            ...source.at(path),
            level: 'error',
            message: `"${said}" ${says} (claims rule ${rule})`,
          }),
        ),
      );
      return [...inFields, ...inBody(source, words, 'product', [])];
    }),
    ...sources.articles.flatMap((source) => inBody(source, words, 'article', names)),
    ...replies.flatMap(({ shortcut, body }) =>
      claimsIn(body, words, 'product').map(
        ({ text, rule, says }): Problem => ({
          file: 'content/replies.yaml',
          line: 1,
          column: 1,
          level: 'error',
          field: shortcut,
          message: `"${text}" ${says} (claims rule ${rule})`,
        }),
      ),
    ),
  ];
}

function inBody<Fields>(
  { file, bodySource, bodyLine }: Source<Fields>,
  words: ClaimWords,
  copy: 'product' | 'article',
  names: readonly string[],
): Problem[] {
  const blocks = [...bodySource.matchAll(/(?:[^\n]+\n?)+/g)];
  return blocks.flatMap((block) =>
    claimsIn(block[0], words, copy, names).map(({ index, text, rule, says }): Problem => {
      const before = bodySource.slice(0, block.index + index).split('\n');
      return {
        file,
        line: before.length - 1 + bodyLine,
        column: (before.at(-1)?.length ?? 0) + 1,
        level: 'error',
        message: `"${text}" ${says} (claims rule ${rule})`,
      };
    }),
  );
}
