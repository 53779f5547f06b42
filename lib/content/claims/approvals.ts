import { type Problem, problemAt } from '../problem';
import type { Approval, ClaimRules } from '../schema/claims';
import type { ProductFields } from '../schema/product';
import { type AnySource, everySource, type Setting, type Source, type Sources } from '../source';
import { didYouMean } from '../text/did-you-mean';
import { measureOf } from './nutrient';

const noticeDays = 30;

/** Approvals that a file names: they exist, they have not run out, and the product earns them. */
export function checkApprovals(sources: Sources, { file, at, value }: Setting<ClaimRules>, today: string): Problem[] {
  const named = everySource(sources).flatMap((source) => namedBy(source, value.approvals, today));
  const earned = sources.products.flatMap((product) => earns(product, value.approvals));
  const used = new Set(everySource(sources).flatMap(({ fields }) => fields.claims));
  const kept = value.approvals.flatMap(({ id, approver, expires }, index): Problem[] => {
    const here = (message: string) => [problemAt({ file, at }, ['approvals', index], message, { level: 'warning' })];
    if (!used.has(id)) return here(`no file names the approval "${id}"; remove it if it is no longer needed.`);
    const left = Math.floor((Date.parse(expires) - Date.parse(today)) / 86_400_000);
    if (left < 0 || left > noticeDays) return [];
    return here(`the approval "${id}" runs out in ${left} ${left === 1 ? 'day' : 'days'}; ask ${approver} in time.`);
  });
  return [...named, ...earned, ...kept];
}

function namedBy(source: AnySource, approvals: readonly Approval[], today: string): Problem[] {
  const ids = approvals.map(({ id }) => id);
  const isProduct = source.file.startsWith('content/products/');
  return source.fields.claims.flatMap((id, index): Problem[] => {
    const here = (message: string) => [problemAt(source, ['claims', index], message, { field: 'claims' })];
    const approval = approvals.find((one) => one.id === id);
    if (!approval) return here(`"${id}" is not an approval in content/claims.yaml.${didYouMean(id, ids)}`);
    if (approval.expires < today)
      return here(
        `"${id}" ran out on ${approval.expires}. ${approval.approver} can approve it again; until then take it out.`,
      );
    if (approval.source && !isProduct) return here(`"${id}" is for products only: it depends on what is in them.`);
    return [];
  });
}

function earns(product: Source<ProductFields>, approvals: readonly Approval[]): Problem[] {
  const { fields } = product;
  return fields.claims.flatMap((id, index) => {
    const source = approvals.find((one) => one.id === id)?.source;
    if (!source) return [];
    return fields.variants.flatMap((variant): Problem[] => {
      const { has, needs, per } = measureOf(fields.label, variant, source);
      if (has >= needs) return [];
      const message = `"${id}" needs ${needs} µg of ${lower(source.nutrient)} per ${per}; "${variant.label}" has ${has} µg.`;
      return [problemAt(product, ['claims', index], message, { field: 'claims' })];
    });
  });
}

/** 'vitamin A', in the middle of a sentence. */
const lower = (name: string) => `${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`;
