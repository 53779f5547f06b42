import { checkApprovals } from '../claims/approvals';
import { checkClaims } from '../claims/lint';
import { checkLabels } from '../label/check-labels';
import type { Pictures } from '../pictures/pictures';
import type { Problem } from '../problem';
import { everySource, type Read } from '../source';
import { checkArticles } from './articles';
import { checkBody } from './body';
import { checkDiscounts } from './codes/discounts';
import { checkDelivery } from './delivery';
import { checkDuplicates } from './duplicates';
import { checkHours } from './hours';
import { checkNorthernIreland } from './northern-ireland';
import { checkPictures } from './pictures';
import { checkPlaceholders } from './placeholders';
import { addressesOf } from './places/addresses';
import { checkLinks } from './places/links';
import { checkRedirects } from './places/redirects';
import { checkPrices } from './prices';
import { checkProducts } from './products';
import { checkKeeping, checkSite } from './site';
import { checkSums } from './sums';
import { checkLost } from './words/lost';
import { checkPlain } from './words/plain';

/** What can only be seen by looking at a file as a whole, or at several. A draft only ever warns. */
export function checkWhole(read: Read, files: readonly string[], today: string, pictures?: Pictures): Problem[] {
  const { sources, settings } = read;
  const productFiles = files.flatMap((file) => /^content\/products\/(.+)\.md$/.exec(file)?.[1] ?? []);
  const everyFile = everySource(sources);
  const drafts = everyFile.filter(({ fields }) => fields.status === 'draft');
  const addresses = addressesOf(read, files);
  const problems = [
    ...everyFile.flatMap((source) => [...checkBody(source, productFiles), ...checkLost(source)]),
    ...checkPlain(read),
    ...checkProducts(sources, productFiles),
    ...checkArticles(sources, today),
    ...checkDuplicates(read),
    ...checkPictures([...sources.products, ...sources.articles], files, pictures),
    ...checkLabels(sources.products),
    ...checkPrices(sources.products),
    ...checkSums(sources.products, settings.delivery, settings.discounts),
    ...(settings.chat ? checkHours(settings.chat, today) : []),
    ...checkLinks(read, addresses),
    ...(settings.redirects ? checkRedirects(settings.redirects, addresses) : []),
    ...(settings.site ? checkSite(settings.site, sources, addresses) : []),
    ...checkKeeping(read),
    ...checkPlaceholders(read),
    ...(settings.delivery ? checkDelivery(settings.delivery, today) : []),
    ...(settings.delivery && settings.site
      ? checkNorthernIreland({
          products: sources.products,
          site: settings.site.value,
          delivery: settings.delivery,
        })
      : []),
    ...(settings.discounts
      ? checkDiscounts(settings.discounts, {
          productFiles,
          products: sources.products,
          delivery: settings.delivery,
          today,
        })
      : []),
    ...(settings.claims ? checkClaims(read, settings.claims.value, today) : []),
    ...(settings.claims ? checkApprovals(sources, settings.claims, today) : []),
  ];
  const draftFiles = new Set(drafts.map(({ file }) => file));
  return problems.map((problem) => (draftFiles.has(problem.file) ? { ...problem, level: 'warning' } : problem));
}
