import { type Problem, problemAt } from '../problem';
import type { DeliveryRules } from '../schema/delivery';
import type { ProductFields } from '../schema/product';
import type { Site } from '../schema/site';
import type { Setting, Source } from '../source';

type Given = { products: readonly Source<ProductFields>[]; site: Site; delivery: Setting<DeliveryRules> };

/**
 * The General Product Safety Regulation holds in Northern Ireland: a listing of what is no food names somebody responsible
 * there or in the EU, or is not offered there.
 */
export function checkNorthernIreland({ products, site, delivery }: Given): Problem[] {
  if (site.responsiblePerson) return [];
  const kinds = { skincare: 'cosmetic', kits: 'kit' } as const;
  return delivery.value.zones.flatMap((zone, index) =>
    zone.region !== 'northern-ireland' || zone.service === null
      ? []
      : (['skincare', 'kits'] as const).flatMap((name): Problem[] => {
          const sold = products.find(
            ({ fields }) => fields.status === 'published' && fields.label.kind === kinds[name],
          );
          if (!sold || zone.notOffered.includes(name)) return [];
          const message = `${name} such as "${sold.fields.title}" may be offered in ${zone.name} only with somebody in Northern Ireland or the EU who answers for their safety. Name them as responsiblePerson in content/site.yaml, or add ${name} to notOffered here.`;
          return [problemAt(delivery, ['zones', index], message)];
        }),
  );
}
