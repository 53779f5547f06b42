import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { align } from '@/lib/content/editor/align';
import { keptFromEditor, shownToEditor } from '@/lib/content/editor/keep';
import { keepBody } from '@/lib/content/editor/keep-body';
import { keepYaml } from '@/lib/content/editor/keep-yaml';
import type { Plain } from '@/lib/content/editor/plain';
import { contentFiles } from '../../fixtures/content';

const files = Object.entries(contentFiles()).filter(([file]) => file !== 'content/README.md');
const sourceOf = (file: string) => contentFiles()[file] ?? '';

/** Lines that went and came, as a diff shows them. */
function diff(was: string, now: string): string[] {
  const [before, after] = [was.split('\n'), now.split('\n')];
  return align(before, after, (a, b) => a === b).flatMap(({ before: from, after: to }) => {
    const [old, fresh] = [from === null ? null : before[from], to === null ? null : after[to]];
    if (old === fresh) return [];
    return [...(old === null ? [] : [`-${old}`]), ...(fresh === null ? [] : [`+${fresh}`])];
  });
}

/** Saves a file with some of its fields changed, as the editor would send it. */
function saved(
  file: string,
  change: (fields: Record<string, unknown>) => void,
  body?: (text: string) => string,
): string[] {
  const source = sourceOf(file);
  const [, head = '', text = ''] = /^(?:---\n)?(\{.*\})\n(?:---\n)?([\s\S]*)$/.exec(shownToEditor(file, source)) ?? [];
  const fields = JSON.parse(head);
  change(fields);
  const sent = file.endsWith('.md')
    ? `---\n${JSON.stringify(fields)}\n---\n${body?.(text) ?? text}`
    : JSON.stringify(fields);
  return diff(source, keptFromEditor(file, source, sent));
}

test.each(files)('%s: saved without a change, it is the same to the byte', (file, source) => {
  expect(keptFromEditor(file, source, shownToEditor(file, source))).toBe(source);
});

describe('a save changes the lines that were changed, and no other', () => {
  test('a price', () => {
    expect(
      saved('content/products/oat-kefir.md', (fields) => {
        const [variant] = fields.variants as { pricePence: number }[];
        if (variant) variant.pricePence = 525;
      }),
    ).toEqual(['-    pricePence: 495', '+    pricePence: 525']);
  });

  test('a default that the editor sends along is no change', () => {
    expect(
      saved('content/articles/how-to-drink-and-keep-kefir.md', (fields) => {
        Object.assign(fields, { numbered: 'first-use', references: [], reviewed: '2026-11-20' });
      }),
    ).toEqual(['-reviewed: 2026-10-12', '+reviewed: 2026-11-20']);
  });

  test('a photograph instead of a drawing', () => {
    expect(
      saved('content/products/oat-kefir.md', (fields) => {
        fields.photograph = '/images/oat-kefir/photograph.jpg';
      }),
    ).toEqual(['-  src: /illustrations/oat-kefir.svg', '+  src: /images/oat-kefir/photograph.jpg']);
  });

  test('the threshold, among comments', () => {
    expect(
      saved('content/delivery.yaml', (fields) => {
        Object.assign(fields.free as object, { thresholdPence: 3000, inclusive: true });
      }),
    ).toEqual(['-  thresholdPence: 2500', '+  thresholdPence: 3000', '-  inclusive: false', '+  inclusive: true']);
  });

  test('an hour, a day off more and one fewer, in the style of their neighbours', () => {
    expect(
      saved('content/chat.yaml', (fields) => {
        const hours = fields.hours as { closes: string }[];
        Object.assign(hours[1] ?? {}, { closes: '21:00' });
        const exceptions = fields.exceptions as unknown[];
        exceptions.splice(1, 1, {
          date: '2026-12-21',
          note: 'Christmas rush, with pies',
          when: { discriminant: false, value: { opens: '08:00', closes: '22:00' } },
        });
        exceptions.push({ date: '2027-12-25', note: 'Christmas Day', when: { discriminant: true } });
      }),
    ).toEqual([
      '-  - { day: tuesday, opens: "08:00", closes: "20:00" }',
      '+  - { day: tuesday, opens: "08:00", closes: "21:00" }',
      '+  - { date: 2026-12-21, note: "Christmas rush, with pies", opens: 08:00, closes: 22:00 }',
    ]);
  });

  test('chat closed by hand, and opened again', () => {
    const [gone, came] = saved('content/chat.yaml', (fields) => {
      fields.override = {
        discriminant: true,
        value: { state: 'closed', until: '2026-12-01T12:00:00Z', note: 'Snow' },
      };
    }).reduce<[string[], string[]]>(
      ([out, into], line) => (line.startsWith('-') ? [[...out, line], into] : [out, [...into, line.slice(1)]]),
      [[], []],
    );
    expect(gone).toEqual(['-override: null']);
    expect(parse(came.join('\n'))).toEqual({
      override: { state: 'closed', until: '2026-12-01T12:00:00Z', note: 'Snow' },
    });
  });

  test('a reference more and an optional field fewer', () => {
    expect(
      saved('content/articles/kefir-and-eczema.md', (fields) => {
        const references = fields.references as Record<string, string>[];
        delete references[4]?.doi;
        references.push({
          id: 'nhs-eat-well',
          publisher: 'NHS',
          title: 'The Eatwell Guide: in short',
          author: 'NHS',
          date: '2022-11-29',
          url: 'https://www.nhs.uk/live-well/eat-well/',
        });
      }),
    ).toEqual([
      '-    doi: 10.3390/jcm7090258',
      '+  - id: nhs-eat-well',
      '+    publisher: NHS',
      '+    title: "The Eatwell Guide: in short"',
      '+    author: NHS',
      '+    date: 2022-11-29',
      '+    url: https://www.nhs.uk/live-well/eat-well/',
    ]);
  });

  test('a question moved up keeps its words as they were typed', () => {
    const lines = saved('content/products/goats-milk-kefir.md', (fields) => {
      const questions = fields.questions as unknown[];
      questions.unshift(...questions.splice(2, 1));
    });
    expect(lines.map((line) => line.slice(1)).slice(0, 2)).toEqual(lines.map((line) => line.slice(1)).slice(2));
  });

  test('one paragraph of a text', () => {
    const lines = saved(
      'content/articles/kefir-and-eczema.md',
      () => undefined,
      (text) =>
        text
          .replaceAll(/^- /gm, '* ')
          .replaceAll('[^', '\\[^')
          .replace('A diary kept for a few weeks tells you more than any list.', 'A diary tells you more.'),
    );
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(
      /^\+Then there are triggers.*\[\^nhs-eczema\] Yours may be none of these\. A diary tells you more\.$/,
    );
  });
});

test('a new file is written in the style of the others', () => {
  const sent = `---\n${JSON.stringify({ question: 'Is it: cold?', status: 'draft', topic: 'storage', order: 20 })}\n---\nYes.\n`;
  expect(keptFromEditor('content/faqs/is-it-cold.md', null, sent)).toBe(
    '---\nquestion: "Is it: cold?"\nstatus: draft\ntopic: storage\norder: 20\n---\n\nYes.\n',
  );
});

describe('a text of several paragraphs', () => {
  const several = (words: string) =>
    `${words} Thank you for writing to us about your order today.\n\nWe will "look into it": soon.\r\n# Not a note`;

  /** Every text in the fields, wherever it stands, with what puts another in its place. */
  function texts(value: unknown, put: (text: string) => void): { text: string; put: (text: string) => void }[] {
    if (typeof value === 'string') return [{ text: value, put }];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      texts(inner, (text) => {
        Object.assign(value, { [key]: text });
      }),
    );
  }

  test.each(files)('%s: any field takes it, the file reads back, and its notes stay', (file, source) => {
    const [, head = '', body = ''] =
      /^(?:---\n)?(\{.*\})\n(?:---\n)?([\s\S]*)$/.exec(shownToEditor(file, source)) ?? [];
    const sentences = texts(JSON.parse(head), () => undefined).filter(({ text }) => / .* /.test(text));
    for (const [at] of sentences.entries()) {
      const fields = JSON.parse(head);
      const field = texts(fields, () => undefined).filter(({ text }) => / .* /.test(text))[at];
      field?.put(several('Hello {name}.'));
      const sent = file.endsWith('.md') ? `---\n${JSON.stringify(fields)}\n---\n${body}` : JSON.stringify(fields);
      const kept = keptFromEditor(file, source, sent);
      const [, again = ''] = /^(?:---\n)?(\{.*\})\n/.exec(shownToEditor(file, kept)) ?? [];
      expect(JSON.parse(again)).toEqual(fields);
      const lines = diff(source, kept);
      expect(lines.filter((line) => line.startsWith('+')).length).toBeLessThanOrEqual(1);
      expect(lines.filter((line) => line.startsWith('-#'))).toEqual([]);
    }
  });
});

describe('a comment above an entry of a list', () => {
  const source =
    '# What this file is\n- a: 1\n# About two\n# in two lines\n- a: 2\n- a: 3 # three\n\n# About four\n- a: 4\n';
  const of = (...values: number[]) => values.map((a) => ({ a }));
  const moved = (...values: number[]) => keepYaml(source, of(1, 2, 3, 4), of(...values));

  test('moves with its entry, and goes with it', () => {
    expect(moved(2, 1, 3, 4)).toBe(
      '# What this file is\n# About two\n# in two lines\n- a: 2\n- a: 1\n- a: 3 # three\n\n# About four\n- a: 4\n',
    );
    expect(moved(1, 3, 4)).toBe('# What this file is\n- a: 1\n- a: 3 # three\n\n# About four\n- a: 4\n');
    expect(moved(1, 3, 4, 2)).toBe(
      '# What this file is\n- a: 1\n- a: 3 # three\n\n# About four\n- a: 4\n# About two\n# in two lines\n- a: 2\n',
    );
    expect(moved(2, 3, 4)).toMatch(/^# What this file is\n# About two\n# in two lines\n- a: 2\n/);
  });

  test('stays when the entry changes or has a new neighbour', () => {
    expect(moved(1, 2, 5, 3, 4)).toContain('# About two\n# in two lines\n- a: 2\n- a: 5\n- a: 3 # three\n');
    expect(moved(1, 5, 3, 4)).toContain('# About two\n# in two lines\n- a: 5\n');
  });

  test('whatever the order, each is above its own', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 1 }), (order) => {
        const lines = (moved(...order) ?? '').split('\n');
        const above = (entry: number) => lines[lines.findIndex((line) => line.startsWith(`- a: ${entry}`)) - 1];
        expect(lines[0]).toBe('# What this file is');
        if (order.includes(2)) expect(above(2)).toBe('# in two lines');
        if (order.includes(4)) expect(above(4)).toBe('# About four');
        expect(lines.filter((line) => line.startsWith('# About')).length).toBe(
          order.filter((entry) => entry % 2 === 0).length,
        );
      }),
    );
  });
});

test('a value where nothing stood after the colon has its space', () => {
  for (const [was, now] of [
    ['note:\nother: 1\n', 'note: Snow\nother: 1\n'],
    ['- note:\n  other: 1\n', '- note: Snow\n  other: 1\n'],
  ] as const) {
    const fields = parse(was);
    const list = Array.isArray(fields);
    const said = list ? [{ note: 'Snow', other: 1 }] : { note: 'Snow', other: 1 };
    expect(keepYaml(was, fields, said)).toBe(now);
  }
});

describe('a comment on the line of a field', () => {
  test.each([
    ['note: # why\nother: 1\n', { note: 'Snow', other: 1 }, 'note: Snow # why\nother: 1\n'],
    ['- note: # why\n  other: 1\n', [{ note: 'Snow', other: 1 }], '- note: Snow # why\n  other: 1\n'],
    ['note: # why\n', { note: ['a', 'b'] }, 'note: [a, b] # why\n'],
    ['note: # why\n', { note: ['a b', 'c d e'] }, 'note: # why\n  - a b\n  - c d e\n'],
    ['note: null # why\n', { note: { a: 1, b: { c: 2 } } }, 'note: # why\n  a: 1\n  b: { c: 2 }\n'],
    ['note: [] # why\n', { note: ['a'] }, 'note: [a] # why\n'],
    ['note: # why\n  - a\n  - b\n', { note: [] }, 'note: [] # why\n'],
    ['note: # why\n  a: 1\nother: 1\n', { note: null, other: 1 }, 'note: null # why\nother: 1\n'],
    ['note: x # why\n', { note: ['a', 'b'] }, 'note: [a, b] # why\n'],
    ['# why\n', { note: 'Snow' }, '# why\n{ note: Snow }\n'],
  ])('%j with %j in it', (was, now, kept) => {
    expect(keepYaml(was, parse(was), now)).toBe(kept);
  });

  test('whatever the value becomes, every comment stays', () => {
    const text = fc.constantFrom('Snow', 'two words', 'one\n\ntwo: three', '# no note', '');
    const value = fc.oneof(
      text,
      fc.constant(null),
      fc.integer(),
      fc.array(text.filter(Boolean), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.integer(), text.filter(Boolean)), { minKeys: 1 }),
    );
    const written = fc.constantFrom(
      '',
      ' null',
      ' Snow',
      ' "Snow"',
      ' []',
      ' [a, b]',
      ' { a: 1 }',
      '\n  - a\n  - b',
      '\n  a: 1\n  b: 2',
    );
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 4 }), fc.array(value), (fields, values) => {
        const source = fields
          .map((one, at) => (one.startsWith('\n') ? `f${at}: # note ${at}${one}\n` : `f${at}:${one} # note ${at}\n`))
          .join('');
        const was = parse(source);
        const now = Object.fromEntries(
          Object.entries<Plain>(was).map(([name, old], at): [string, Plain] => [name, values[at] ?? old]),
        );
        const gone = Object.keys(now).filter((name) => now[name] === '');
        const lines = keepYaml(source, was, now)?.split('\n') ?? [];
        for (const at of fields.keys())
          if (!gone.includes(`f${at}`)) expect(lines.filter((line) => line.endsWith(`# note ${at}`))).toHaveLength(1);
      }),
    );
  });
});

test('a file that nobody can read goes to the editor as it is, and is replaced by what comes back', () => {
  const broken = 'hours: [\n';
  expect(shownToEditor('content/chat.yaml', broken)).toBe(broken);
  expect(parse(keptFromEditor('content/redirects.yaml', broken, '{"items":[{"from":"/a","to":"/b"}]}'))).toEqual([
    { from: '/a', to: '/b' },
  ]);
});

test('paragraphs added, moved and taken out leave the others alone', () => {
  const text = '\nOne\nline broken.\n\n## Two\n\n- a\n- b\n\n{% product slug="oat-kefir" /%}\n';
  expect(keepBody(text, 'One line broken.\n\n## Two\n\nNew.\n\n* a\n* b\n\n{% product slug="oat-kefir" /%}\n')).toBe(
    '\nOne\nline broken.\n\n## Two\n\nNew.\n\n- a\n- b\n\n{% product slug="oat-kefir" /%}\n',
  );
  expect(keepBody(text, '## Two\n\n* a\n* b\n')).toBe('\n## Two\n\n- a\n- b\n');
  const withLink = '\nRead [this].\n\n[this]: https://example.com/\n\nLast.\n';
  expect(keepBody(withLink, 'Read [this](https://example.com/).\n\nThe last.\n')).toBe(
    withLink.replace('Last', 'The last'),
  );
});

/** Any value that a form can hold, under a few names so that fields come and go. */
const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  // What people write into a box of several lines, and what they paste.
  fc
    .array(
      fc.constantFrom(
        'Hello',
        'and thank you for writing to us',
        '\n',
        '\n\n',
        '\r\n',
        '"',
        "'",
        '\\',
        '\t',
        ' ',
        ':',
        '#',
        '---',
      ),
      {
        maxLength: 30,
      },
    )
    .map((words) => words.join('')),
  fc.constantFrom('09:00', '2026-05-14', 'yes', 'null', '# no', '- x', 'a: b', '1', "it's", '"', '[x', '{x'),
  fc.integer(),
  fc.boolean(),
);
const group = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), scalar, { maxKeys: 4 })
  .chain((some) => fc.integer().map((id) => ({ ...some, id })));
const fields = fc.dictionary(
  fc.constantFrom('one', 'two', 'three', 'four'),
  fc.oneof(scalar, group, fc.array(scalar, { maxLength: 4 }), fc.array(group, { maxLength: 4 })),
  { minKeys: 1, maxKeys: 4 },
);
const meant = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(meant);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value)
    .map(([key, inner]): [string, unknown] => [key, meant(inner)])
    .filter(
      ([, inner]) => inner !== '' && !(Array.isArray(inner) && inner.length === 0) && JSON.stringify(inner) !== '{}',
    );
  return Object.fromEntries(said);
};

test('whatever the fields become, the text says exactly that', () => {
  fc.assert(
    fc.property(fields, fields, (was, now) => {
      const source = `# The top\n${keepYaml('', null, was)}`;
      expect(meant(parse(source) ?? {})).toEqual(meant(was));
      expect(meant(parse(keepYaml(source, was, now) ?? '') ?? {})).toEqual(meant(now));
      expect(keepYaml(source, was, was)).toBe(source);
      expect(keepYaml(source, was, now)).toMatch(/^# The top\n/);
    }),
    { numRuns: 300 },
  );
});
