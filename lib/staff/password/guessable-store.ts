import 'server-only';
import { content } from '@/lib/content/content';
import { passwordJudge } from './guessable';

let judge: ReturnType<typeof passwordJudge> | undefined;

/** Whether somebody who knows the shop and this person, by `own` name and address, would soon have their password. */
export function isGuessable(password: string, own: readonly string[]): boolean {
  const { site, products } = content();
  judge ??= passwordJudge([
    site.brand.name,
    site.legal.name,
    ...site.legal.registeredOffice,
    ...site.categories.map(({ name }) => name),
    ...[...products.values()].map(({ title }) => title),
  ]);
  return judge(password, own);
}
