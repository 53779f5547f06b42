import { describe, expect, test } from '@jest/globals';
import { inWords } from '@/lib/publish/diff/change';
import { changesBetween } from '@/lib/publish/diff/diff';
import { files, goats, howTo } from '../../fixtures/content-edits';

const today = '2026-11-24';
const oat = 'content/products/oat-kefir.md';
const delivery = 'content/delivery.yaml';
const chat = 'content/chat.yaml';
type Edits = Record<string, (text: string) => string | null>;

function edited(edits: Edits): Record<string, string> {
  const changed: Record<string, string> = { ...files };
  for (const [file, edit] of Object.entries(edits)) {
    const text = edit(files[file] ?? '');
    expect(text).not.toBe(files[file]);
    if (text === null) delete changed[file];
    else changed[file] = text;
  }
  return changed;
}
const says = (edits: Edits) =>
  changesBetween(files, edited(edits), today).map(({ heading, says }) => `${heading}: ${says}`);
const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

describe('what a change does to the shop', () => {
  test.each<[string, Edits, string[]]>([
    [
      'a price',
      { [goats]: swap('pricePence: 625', 'pricePence: 650') },
      ['Prices: Goats’ Milk Kefir, 500 ml bottle: £6.25 → £6.50 (£12.50 per litre → £13.00 per litre).'],
    ],
    [
      'a bottle that holds less for the same price',
      { [oat]: swap('value: 500', 'value: 450') },
      [
        'To mend first: content/products/oat-kefir.md:27:5  "500 ml bottle" is 500 ml, but the net quantity is 450 ml.',
        'Prices: Oat Kefir, 500 ml bottle: still £4.95, but £9.90 per litre → £11.00 per litre.',
      ],
    ],
    [
      'the threshold, said everywhere that it shows',
      { [delivery]: swap('thresholdPence: 2500', 'thresholdPence: 3000') },
      [
        'Delivery: Free delivery now over £30 (it was over £25): strip, basket meter, product pages, basket and checkout, llms.txt.',
      ],
    ],
    [
      'a threshold that a page names by hand',
      {
        [delivery]: swap('inclusive: false', 'inclusive: true'),
        'content/faqs/freeze.md': (text) => `${text}\nFree over £25.\n`,
      },
      [
        'Delivery: Free delivery now £25 or more (it was over £25): strip, basket meter, product pages, basket and checkout, llms.txt.',
        'Delivery: Look at content/faqs/freeze.md:10: it names £25 by hand.',
        'Help: Can I freeze it?: the text: new “Free over £25.”',
      ],
    ],
    [
      'zones, cut-offs, dispatch days and closures',
      {
        [delivery]: (text) =>
          text
            .replace(
              '{ pricePence: 495, workingDays: 1, says: next working day }\n    region',
              '{ pricePence: 595, workingDays: 1, says: next working day }\n    region',
            )
            .replace('{ day: friday, time: "14:00" }', '{ day: friday, time: "12:00" }')
            .replace('chilled: [monday, tuesday, wednesday, thursday]', 'chilled: [monday, tuesday, wednesday]')
            .replace('  - { date: 2027-05-31, note: May holiday }\n', '  - { date: 2027-06-01, note: Shearing }\n'),
      },
      [
        'Delivery: Mainland UK: £4.95, next working day → £5.95, next working day.',
        'Delivery: Order by noon on Fri (it was 2pm).',
        'Delivery: Parcels that travel chilled leave Mon–Wed; they left Mon–Thu.',
        'Delivery: Nothing leaves the farm on 1 June 2027 (Shearing).',
        'Delivery: Parcels leave the farm on 31 May 2027 (May holiday) after all.',
      ],
    ],
    [
      'chat hours and a day off',
      {
        [chat]: (text) =>
          text
            .replaceAll('closes: "20:00"', 'closes: "18:00"')
            .replace('exceptions:\n', 'exceptions:\n  - { date: 2027-05-03, note: May holiday, closed: true }\n'),
      },
      [
        'Chat: Live chat 8am–6pm (it was 8am–8pm): strip, support page, chat.',
        'Chat: On 3 May 2027 (May holiday) chat is closed.',
      ],
    ],
    [
      'a new product',
      {
        'content/products/barley-kefir.md': () =>
          (files[oat] ?? '').replace('Oat Kefir', 'Barley Kefir').replace('OAK-500', 'BAK-500'),
      },
      ['Products: New product: Barley Kefir, 500 ml bottle £4.95.'],
    ],
    [
      'a product renamed without a redirect',
      {
        'content/products/kefir-bar.md': () => files['content/products/kefir-soap.md'] ?? '',
        'content/products/kefir-soap.md': () => null,
        'content/products/kefir-lotion.md': swap('kefir-soap, ', ''),
        'content/products/kefir-face-balm.md': swap(', kefir-soap', ''),
        'content/products/kefir-bath-milk.md': swap('kefir-soap, ', ''),
      },
      [
        'To mend first: content/redirects.yaml:1:1  content/products/kefir-soap.md was in the last release and is gone; lead its address on: - { from: /products/kefir-soap, to: /… }',
        'Products: Renamed: /products/kefir-soap → /products/kefir-bar, and no redirect from the old address.',
        'Products: Kefir Bath Milk: what goes well with it: gone “kefir-soap”.',
        'Products: Kefir Face Balm: what goes well with it: gone “kefir-soap”.',
        'Products: Kefir Body Lotion: what goes well with it: gone “kefir-soap”.',
      ],
    ],
    [
      'a product renamed with a redirect, and dearer',
      {
        'content/products/kefir-bar.md': () => (files['content/products/kefir-soap.md'] ?? '').replace('695', '750'),
        'content/products/kefir-soap.md': () => null,
        'content/products/kefir-lotion.md': swap('kefir-soap, ', ''),
        'content/products/kefir-face-balm.md': swap(', kefir-soap', ''),
        'content/products/kefir-bath-milk.md': swap('kefir-soap, ', ''),
        'content/redirects.yaml': (text) => `${text}- from: /products/kefir-soap\n  to: /products/kefir-bar\n`,
      },
      [
        'Products: Renamed: /products/kefir-soap → /products/kefir-bar, with a redirect from the old address.',
        'Prices: Goats’ Kefir Soap, 100 g bar: £6.95 → £7.50 (£69.50 per kg → £75.00 per kg).',
        'Products: Kefir Bath Milk: what goes well with it: gone “kefir-soap”.',
        'Products: Kefir Face Balm: what goes well with it: gone “kefir-soap”.',
        'Products: Kefir Body Lotion: what goes well with it: gone “kefir-soap”.',
        'Addresses: /products/kefir-soap now leads to /products/kefir-bar.',
      ],
    ],
    [
      'a help page with another address',
      {
        'content/pages/warmth.md': () => files['content/pages/accessibility.md'] ?? '',
        'content/pages/accessibility.md': () => null,
        'content/site.yaml': swap('href: /help/accessibility', 'href: /help/warmth'),
        'content/redirects.yaml': (text) => `${text}- from: /help/accessibility\n  to: /help/warmth\n`,
      },
      [
        'Help: Renamed: /help/accessibility → /help/warmth, with a redirect from the old address.',
        'Addresses: /help/accessibility now leads to /help/warmth.',
        'The shop itself: The foot of every page: “Help”, links, “Accessibility”, where it leads: “/help/accessibility” → “/help/warmth”.',
      ],
    ],
    [
      'single portions of another size',
      { 'content/products/kefir-course-28.md': swap('singlePortion: { value: 250', 'singlePortion: { value: 300') },
      [
        'To mend first: content/products/kefir-course-28.md:29:5  "28 × 250 ml bottles" is made of portions of 250 ml.',
        'Products: The Kefir Course, 28 × 250 ml bottles: single portions of 250 ml → of 300 ml.',
      ],
    ],
    [
      'an article taken back, with what that breaks',
      { [howTo]: swap('status: published', 'status: draft') },
      [
        'To mend first: content/articles/kefir-and-eczema.md:138:100  "/articles/how-to-drink-and-keep-kefir" is a draft, so this link leads nowhere. Publish it, or take the link out.',
        'Articles: Taken back to a draft: How to drink and keep kefir.',
      ],
    ],
    [
      'an article that claims more',
      { [howTo]: (text) => `${text}\nProbiotics are said to boost immunity.\n` },
      [
        'Claims: content/articles/how-to-drink-and-keep-kefir.md says what it did not say before: "Probiotics" (rule C) and "boost immunity" (rule C).',
        'Articles: How to drink and keep kefir: the text: new “Probiotics are said to boost immunity.”',
      ],
    ],
    [
      'a product that gives up its approval',
      { 'content/products/kefir-course-28.md': swap('claims: [vitamin-a-immune]\n', '') },
      ['Claims: content/products/kefir-course-28.md no longer relies on the approval vitamin-a-immune.'],
    ],
    [
      'a word that counsel adds to the rules',
      { 'content/claims.yaml': swap('detox, ', 'detox, cleansing, ') },
      ['Claims: The rules now list "cleansing" (rule C).'],
    ],
    [
      'one evening of the week',
      {
        [chat]: swap(
          '{ day: tuesday, opens: "08:00", closes: "20:00" }',
          '{ day: tuesday, opens: "09:00", closes: "19:00" }',
        ),
      },
      ['Chat: Live chat on Tue: 9am–7pm (it was 8am–8pm).'],
    ],
    [
      'a longer evening than any',
      {
        [chat]: swap(
          '{ day: friday, opens: "08:00", closes: "20:00" }',
          '{ day: friday, opens: "08:00", closes: "21:30" }',
        ),
      },
      ['Chat: Live chat 8am–9.30pm (it was 8am–8pm): strip, support page, chat.'],
    ],
    [
      'days that close, and one that closes early',
      {
        [chat]: (text) =>
          text
            .replace(/ {2}- \{ day: s(?:atur|un)day, .*\n/g, '')
            .replace(
              '{ day: friday, opens: "08:00", closes: "20:00" }',
              '{ day: friday, opens: "08:00", closes: "17:00" }',
            ),
      },
      [
        'Chat: Live chat on Fri: 8am–5pm (it was 8am–8pm).',
        'Chat: Live chat on Sat, Sun: closed for now (it was 8am–8pm).',
      ],
    ],
    [
      'what a canned reply says',
      { 'content/replies.yaml': swap('Your order {order} is due', 'Your parcel {order} is due') },
      [
        'Canned replies: Worded afresh: /where, Where is my order?: body: “… {name}. Your order {order} is …” → “… {name}. Your parcel {order} is …”.',
      ],
    ],
    [
      'a size called something else, elsewhere',
      {
        [goats]: (text) =>
          text.replace('slug: 250-ml', 'slug: small').replace('label: "250 ml bottle"', 'label: "250 ml glass bottle"'),
        'content/redirects.yaml': (text) =>
          `${text}- from: /products/goats-milk-kefir/250-ml\n  to: /products/goats-milk-kefir/small\n`,
      },
      [
        'Products: Goats’ Milk Kefir: the size 250 ml bottle is now called 250 ml glass bottle.',
        'Products: Goats’ Milk Kefir: the address of 250 ml glass bottle ends in small (it was 250-ml).',
        'Addresses: /products/goats-milk-kefir/250-ml now leads to /products/goats-milk-kefir/small.',
      ],
    ],
    [
      'a stock code',
      { [goats]: (text) => text.replace('sku: GMK-500', 'sku: GMK-501').replace('pricePence: 625', 'pricePence: 650') },
      [
        'Products: Goats’ Milk Kefir: the stock code of 500 ml bottle GMK-500 → GMK-501. The stock counted under GMK-500 is lost, and so is what baskets hold of it.',
        'Prices: Goats’ Milk Kefir, 500 ml bottle: £6.25 → £6.50 (£12.50 per litre → £13.00 per litre).',
      ],
    ],
    [
      'facts that products have had for less long',
      {
        [oat]: (text) =>
          text
            .replace('salt: 0.09 }', 'fibre: 0.1, polyols: 0.1, salt: 0.09, alcohol: 0.1 }')
            .replace('sku: OAK-500', 'sku: OAK-500\n    gtin: "5012345678900"\n    weightGrams: 561'),
      },
      [
        'Products: Oat Kefir, 500 ml bottle: bar code: none → “5012345678900”.',
        'Products: Oat Kefir, 500 ml bottle: weight in grams: none → 561.',
        'Products: Oat Kefir: label, nutrition, polyols: none → 0.1.',
        'Products: Oat Kefir: label, nutrition, fibre: none → 0.1.',
        'Products: Oat Kefir: label, nutrition, alcohol: none → 0.1.',
      ],
    ],
    [
      'replies, redirects, menus and words',
      {
        'content/replies.yaml': swap('shortcut: tomorrow', 'shortcut: next-day'),
        'content/redirects.yaml': (text) => `${text}- from: /kefir\n  to: /shop\n`,
        'content/site.yaml': swap('label: Cultures', 'label: Grains'),
        [goats]: swap('Turn the bottle gently, then', 'Turn the bottle, then'),
      },
      [
        'Products: Goats’ Milk Kefir: how to use it: “Turn the bottle gently, then open …” → “Turn the bottle, then open …”.',
        'Canned replies: New: /next-day, Can I still get it tomorrow?',
        'Canned replies: Gone: /tomorrow, Can I still get it tomorrow?',
        'Addresses: /kefir now leads to /shop.',
        'The shop itself: The menu, on every page: “Cultures”, label: “Cultures” → “Grains”.',
      ],
    ],
  ])('%s', (_, edits, expected) => {
    expect(says(edits)).toEqual(expected);
  });

  test('a draft that is published, and one that nobody sees yet', () => {
    const draft = edited({ [oat]: swap('status: published', 'status: draft') });
    const published = changesBetween(draft, files, today).map(({ says }) => says);
    expect(published).toContain('Published, after being a draft: Oat Kefir, 500 ml bottle £4.95.');
    const fresh = { ...files, 'content/products/b.md': (draft[oat] ?? '').replace('OAK-500', 'B-1') };
    expect(changesBetween(files, fresh, today).map(({ says }) => says)).toEqual([
      'A new draft, which nobody sees yet: Oat Kefir.',
    ]);
  });

  test('nothing', () => {
    expect(inWords(changesBetween(files, files, today), 'v1')).toBe(
      'Nothing that shoppers or staff read has changed since v1.',
    );
  });

  test('as text, what has to be mended comes first', () => {
    const changes = changesBetween(
      files,
      edited({ [goats]: swap('pricePence: 625', 'pricePence: 650'), [oat]: swap('pricePence: 495', 'pricePence: £5') }),
      today,
    );
    expect(inWords(changes, 'v1')).toBe(
      [
        'What this does to the shop, since v1:',
        '',
        'To mend first',
        '  content/products/oat-kefir.md:25:5  field "variants[1].pricePence": must be a whole number of pence; found "£5".',
        '',
        'Prices',
        '  Goats’ Milk Kefir, 500 ml bottle: £6.25 → £6.50 (£12.50 per litre → £13.00 per litre).',
      ].join('\n'),
    );
  });
});
