import type { ReactNode } from 'react';
import type { Label, Nutrition, ProductFields, Variant } from '@/lib/content/schema/product';
import type { Site } from '@/lib/content/schema/site';

/** What the law wants said about a food, a cosmetic, a supplement or a kit, before it is bought. */
export function Labels({
  product,
  site,
}: {
  product: Pick<ProductFields, 'label' | 'mayContain' | 'variants'>;
  site: Site;
}) {
  const { legal } = site;
  const { label, mayContain, variants } = product;
  return (
    <dl className="grid gap-2">
      <LabelRows label={label} />
      {label.kind === 'cosmetic' ? <Row name="Contents">{variants.map(contents).join(', ')}</Row> : null}
      {mayContain.length > 0 ? <Row name="May contain">{new Intl.ListFormat('en-GB').format(mayContain)}</Row> : null}
      {label.kind === 'cosmetic' || label.kind === 'kit' ? (
        <Answerable kind={label.kind} site={site} />
      ) : (
        <Row name="Made by">
          {legal.name}, {legal.registeredOffice.join(', ')}
        </Row>
      )}
    </dl>
  );
}

const contents = ({ netQuantity: { value, unit } }: Variant) => `${value} ${unit}`;

/** Of what is no food: who made it and who answers for it, with how to reach them by post and electronically. */
function Answerable({ kind, site: { legal, responsiblePerson } }: { kind: 'cosmetic' | 'kit'; site: Site }) {
  const reached = (name: string, address: readonly string[], email: string) => (
    <>
      {name}, {address.join(', ')},{' '}
      <a href={`mailto:${email}`} className="link">
        {email}
      </a>
    </>
  );
  return (
    <>
      <Row name={kind === 'cosmetic' ? 'Manufacturer and responsible person' : 'Manufacturer'}>
        {reached(legal.name, legal.registeredOffice, legal.email)}
      </Row>
      {responsiblePerson ? (
        <Row name="Responsible in Northern Ireland and the EU">
          {reached(responsiblePerson.name, responsiblePerson.address, responsiblePerson.email)}
        </Row>
      ) : null}
    </>
  );
}

function LabelRows({ label }: { label: Label }) {
  switch (label.kind) {
    case 'food':
      return (
        <>
          <Row name="Name of the food">{label.legalName}</Row>
          <Row name="Ingredients">
            <Emphasised text={label.ingredients} />
          </Row>
          <Row name="Life on delivery">At least {label.minimumLifeDays} days</Row>
          <Row name="Once opened">{label.onceOpened}</Row>
          <div className="py-2">
            <dt className="font-serif text-xl">Nutrition</dt>
            <dd>
              <NutritionTable nutrition={label.nutrition} />
            </dd>
          </div>
        </>
      );
    case 'culture':
      return (
        <>
          <Row name="Name of the food">{label.legalName}</Row>
          <Row name="Ingredients">
            <Emphasised text={label.ingredients} />
          </Row>
          <Row name="Makes">{label.makes}</Row>
          <Row name="Keeps">{label.keeps}</Row>
        </>
      );
    case 'cosmetic':
      return (
        <>
          <Row name="What it is">{label.function}</Row>
          <Row name="Ingredients (INCI)">{label.inci}</Row>
          <Row name="Use within">{label.periodAfterOpeningMonths} months of opening</Row>
          <Row name="Precautions">{label.precautions}</Row>
        </>
      );
    case 'supplement':
      return (
        <>
          <Row name="Name">{label.legalName}</Row>
          <Row name="Ingredients">
            <Emphasised text={label.ingredients} />
          </Row>
          <Row name="Daily portion">{label.dailyPortion}</Row>
          <Row name="In a daily portion">
            {label.amounts
              .map(
                ({ name, perPortion, percentNrv }) =>
                  `${name} ${perPortion}${percentNrv ? ` (${percentNrv}% NRV)` : ''}`,
              )
              .join(', ')}
          </Row>
          <Row name="Please note">{label.warnings.join(' ')}</Row>
        </>
      );
    case 'kit':
      return (
        <>
          <Row name="Made of">
            <Emphasised text={label.materials} />
          </Row>
          <Row name="Care">{label.care}</Row>
        </>
      );
  }
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-line border-t pt-2 sm:grid-cols-[9rem_1fr]">
      <dt className="font-semibold">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** '**milk**' becomes bold: the emphasis that allergens must have inside the list. */
function Emphasised({ text }: { text: string }) {
  const parts = text.split('**').map((part, index) => ({ id: `${index}`, part, strong: index % 2 === 1 }));
  return parts.map(({ id, part, strong }) => (strong ? <strong key={id}>{part}</strong> : part));
}

function NutritionTable({ nutrition: n }: { nutrition: Nutrition }) {
  const rows = [
    ['Energy', `${n.energyKj} kJ / ${n.energyKcal} kcal`],
    ['Fat', `${n.fat} g`],
    ['of which saturates', `${n.saturates} g`],
    ['Carbohydrate', `${n.carbohydrate} g`],
    ['of which sugars', `${n.sugars} g`],
    ...(n.polyols === undefined ? [] : [['of which polyols', `${n.polyols} g`]]),
    ...(n.fibre === undefined ? [] : [['Fibre', `${n.fibre} g`]]),
    ['Protein', `${n.protein} g`],
    ['Salt', `${n.salt} g`],
    ...n.vitamins.map(({ name, amount, percentNrv }) => [name, `${amount} (${percentNrv}% NRV)`]),
  ];
  return (
    <table className="nutrition w-full">
      <thead>
        <tr>
          <th scope="col">Typical values</th>
          <th scope="col">per {n.per}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, amount]) => (
          <tr key={name}>
            <th scope="row" className={name?.startsWith('of which') ? 'pl-4' : undefined}>
              {name}
            </th>
            <td className="price">{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
