import { isMap, type Plain, type PlainMap } from './plain';

/**
 * The editor's forms know choices only as {discriminant, value}, files only with fields at the top, and pictures only as
 * uploads. So each file is shown to it in a shape that it can edit, and what comes back is put into the file's own shape.
 */
type Shape = { shown: (fields: PlainMap) => PlainMap; kept: (fields: PlainMap) => PlainMap };

const map = (value: Plain | undefined): PlainMap => (isMap(value) ? value : {});
const each = (value: Plain | undefined, change: (item: PlainMap) => PlainMap): Plain[] =>
  Array.isArray(value) ? value.map((item) => (isMap(item) ? change(item) : item)) : [];
const chosen = (value: Plain | undefined): PlainMap => map(map(value).value);

const pictured: Shape = {
  shown: ({ image, ...fields }) => {
    const { src = '', alt = '' } = map(image);
    const drawn = String(src).startsWith('/illustrations/');
    return { ...fields, ...(drawn ? { drawing: src } : src ? { photograph: src } : {}), alt };
  },
  kept: ({ photograph, drawing, ...fields }) =>
    Object.fromEntries(
      Object.entries(fields).map(([key, value]): [string, Plain] =>
        key === 'alt'
          ? ['image', { src: photograph ?? (drawing === 'none' ? '' : (drawing ?? '')), alt: value }]
          : [key, value],
      ),
    ),
};

/** null, or a group of fields. */
const shownOptional = (value: Plain | undefined): PlainMap =>
  isMap(value) ? { discriminant: true, value } : { discriminant: false };
const keptOptional = (value: Plain | undefined): Plain => (map(value).discriminant ? chosen(value) : null);
/** A group of fields, or nothing at all. */
const keptIfAny = (name: string, value: Plain | undefined): PlainMap =>
  map(value).discriminant ? { [name]: chosen(value) } : {};

const product: Shape = {
  shown: (fields) => {
    const { kind = 'food', ...value } = map(fields.label);
    const variants = each(fields.variants, ({ singlePortion, ...variant }) => ({
      ...variant,
      singlePortion: shownOptional(singlePortion),
    }));
    return { ...pictured.shown(fields), variants, label: { discriminant: kind, value } };
  },
  kept: (fields) => ({
    ...pictured.kept(fields),
    variants: each(fields.variants, ({ singlePortion, ...variant }) => ({
      ...variant,
      ...keptIfAny('singlePortion', singlePortion),
    })),
    label: { kind: map(fields.label).discriminant ?? 'food', ...chosen(fields.label) },
  }),
};

const delivery: Shape = {
  shown: (fields) => ({
    ...fields,
    zones: each(fields.zones, ({ service, ...zone }) => ({ ...zone, service: shownOptional(service) })),
  }),
  kept: (fields) => ({
    ...fields,
    zones: each(fields.zones, (zone) => ({ ...zone, service: keptOptional(zone.service) })),
  }),
};

const chat: Shape = {
  shown: (fields) => ({
    ...fields,
    override: shownOptional(fields.override),
    exceptions: each(fields.exceptions, ({ closed, opens, closes, ...day }) => ({
      ...day,
      when: {
        discriminant: closed === true,
        ...(closed ? {} : { value: { opens: opens ?? '', closes: closes ?? '' } }),
      },
    })),
  }),
  kept: (fields) => ({
    ...fields,
    override: keptOptional(fields.override),
    exceptions: each(fields.exceptions, ({ when, ...day }) => ({
      ...day,
      ...(map(when).discriminant ? { closed: true } : chosen(when)),
    })),
  }),
};

const claims: Shape = {
  shown: (fields) => ({
    ...fields,
    approvals: each(fields.approvals, ({ source, ...approval }) => ({ ...approval, source: shownOptional(source) })),
  }),
  kept: (fields) => ({
    ...fields,
    approvals: each(fields.approvals, ({ source, ...approval }) => ({ ...approval, ...keptIfAny('source', source) })),
  }),
};

const site: Shape = {
  shown: (fields) => ({ ...fields, responsiblePerson: shownOptional(fields.responsiblePerson) }),
  kept: ({ responsiblePerson, ...fields }) => ({ ...fields, ...keptIfAny('responsiblePerson', responsiblePerson) }),
};

const asItIs: Shape = { shown: (fields) => fields, kept: (fields) => fields };
const shapes: [RegExp, Shape][] = [
  [/^content\/products\//, product],
  [/^content\/articles\//, pictured],
  [/^content\/delivery\.yaml$/, delivery],
  [/^content\/chat\.yaml$/, chat],
  [/^content\/claims\.yaml$/, claims],
  [/^content\/site\.yaml$/, site],
];
const shapeOf = (file: string): Shape => shapes.find(([pattern]) => pattern.test(file))?.[1] ?? asItIs;

/** How the editor sees the fields of a file. A file that is a list becomes one field, `items`. */
export function toEditor(file: string, fields: Plain): Plain {
  if (Array.isArray(fields)) return { items: fields };
  return isMap(fields) ? shapeOf(file).shown(fields) : fields;
}

/** How a file holds what the editor sends. */
export function fromEditor(file: string, sent: Plain): Plain {
  if (!isMap(sent)) return sent;
  const keys = Object.keys(sent);
  if (keys.length === 1 && sent.items !== undefined) return sent.items;
  return shapeOf(file).kept(sent);
}
