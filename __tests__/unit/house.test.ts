import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { problemsOf } from '@/house/check';
import { drawRooms } from '@/house/picture';

describe('the house', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'house-'));
    for (const top of ['app', 'components', 'lib']) mkdirSync(join(root, top));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const write = (files: Record<string, string>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return problemsOf(root);
  };

  it('lets a room use what stands below it, by its face', () => {
    expect(
      write({
        'lib/mail/outbox-store.ts': "import { queueMail } from '@/lib/outbox/queue-store';\n",
        'lib/outbox/queue-store.ts': '',
        'app/page.tsx': "import { Shell } from '@/components/shell/shell';\n",
        'components/shell/shell.tsx': "import { Header } from './header';\n",
        'components/shell/header.tsx': '',
      }),
    ).toEqual([]);
  });

  it.each([
    ['by its name', "import { sendDueMail } from '@/lib/mail/outbox-store';\n"],
    ['by a way around', "import { sendDueMail } from '../../mail/outbox-store';\n"],
    ['as a type', "import type { Letter } from '@/lib/mail/outbox-store';\n"],
    ['when it is needed', "const { sendDueMail } = await import('@/lib/mail/outbox-store');\n"],
  ])('refuses an import from a floor above, %s, and says where it belongs', (_, text) => {
    const [problem, ...others] = write({ 'lib/orders/checkout/place-store.ts': text, 'lib/mail/outbox-store.ts': '' });
    expect(problem).toMatch(
      /^lib\/orders\/checkout\/place-store\.ts imports lib\/mail\/outbox-store\.ts from a floor above/,
    );
    expect(problem).toMatch(/lib\/mail \(letters: composing and sending\) belongs there or higher/);
    expect(others).toEqual([]);
  });

  it('refuses an import past a face, and names the face', () => {
    const problems = write({ 'app/page.tsx': "import '@/lib/mail/letter';\n", 'lib/mail/letter.ts': '' });
    expect(problems).toEqual([expect.stringMatching(/which is inside lib\/mail\. .* by its face: outbox-store /)]);
  });

  it('refuses a file that stands in no room, and lists the rooms', () => {
    const [problem] = write({ 'lib/helpers/misc.ts': '' });
    expect(problem).toMatch(/^lib\/helpers\/misc\.ts stands in no room\./);
    expect(problem).toMatch(/lib\/outbox: queueing a letter/);
  });

  it('refuses anything of ours in components/ui, and tests in the shop', () => {
    const problems = write({
      'components/ui/field.tsx': "import { pence } from '@/lib/money/pence';\n",
      'lib/money/pence.ts': "import { fake } from '@/__tests__/fake';\n",
      '__tests__/fake.ts': '',
    });
    expect(problems).toEqual([
      expect.stringContaining('uses nothing of ours'),
      expect.stringContaining('nothing that runs in the shop needs its tests'),
    ]);
  });

  it('refuses the sixteenth file in a folder, and not the fifteenth', () => {
    const files = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`lib/money/file-${index}.ts`, '']));
    expect(write(files)).toEqual([]);
    expect(write({ 'lib/money/one-more.ts': '' })).toEqual([expect.stringMatching(/^lib\/money has 16 files/)]);
  });
});

it('draws an arrow once: not where a longer way says it already', () => {
  const drawn = drawRooms([
    { from: 'app/page.tsx', to: 'lib/basket/store.ts' },
    { from: 'app/page.tsx', to: 'lib/http/answer.ts' },
    { from: 'lib/basket/store.ts', to: 'lib/http/answer.ts' },
    { from: 'lib/basket/store.ts', to: 'lib/basket/cookie.ts' },
  ]);
  expect(drawn.split('\n').filter((line) => line.includes('-->'))).toEqual([
    '  app["app"] --> lib_basket["lib/basket"]',
    '  lib_basket["lib/basket"] --> lib_http["lib/http"]',
  ]);
});

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'content/README.md'])('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names files and folders that there are', () => {
    const named = [...text.matchAll(/`((?:app|components|content|house|lib|__tests__)\/[^`\s<…*]*)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.filter((path) => !existsSync(path) && !existsSync(`${path}.ts`))).toEqual([]);
  });

  it('names commands that there are', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
