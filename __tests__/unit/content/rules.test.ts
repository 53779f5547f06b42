import { describe, expect, test } from '@jest/globals';
import { type Edited, goats, linesAfter } from '../../fixtures/content-edits';

describe('zones, calendars and prices', () => {
  test.each<Edited>([
    [
      'a district in two zones',
      'content/delivery.yaml',
      'outward: [PO30-41]',
      'outward: [PO30-41, HS3]',
      ['content/delivery.yaml:38:5  zone "scottish-islands": HS3 and HS1-9 overlap (zone "isle-of-wight").'],
    ],
    [
      'a range that runs backwards',
      'content/delivery.yaml',
      'PO30-41',
      'PO41-30',
      ['content/delivery.yaml:28:5  zone "isle-of-wight": PO41-30 runs backwards.'],
    ],
    [
      'a postcode area that there is not',
      'content/delivery.yaml',
      'PO30-41',
      'PX30-41',
      ['content/delivery.yaml:30:15  zone "isle-of-wight": PX is not a postcode area of the United Kingdom.'],
    ],
    [
      'postcode areas that nobody serves',
      'content/delivery.yaml',
      'outward: []',
      'outward: [YO, LS]',
      [
        'content/delivery.yaml:22:1  field "zones": nobody serves AL, B, BA, BB, BD and 102 more areas.',
        'content/delivery.yaml:23:5  zone "mainland": exactly one zone has no outward codes and takes every other postcode.',
      ],
    ],
    [
      "two zones that take 'everywhere else'",
      'content/delivery.yaml',
      'outward: [PO30-41]',
      'outward: []',
      [
        'content/delivery.yaml:28:5  zone "isle-of-wight": exactly one zone has no outward codes and takes every other postcode.',
      ],
    ],
    [
      'free delivery to no zone',
      'content/delivery.yaml',
      'zones: [mainland]',
      'zones: [mainlnd]',
      ['content/delivery.yaml:9:11  field "free.zones": "mainlnd" is not a zone. Did you mean "mainland"?'],
    ],
    [
      'free delivery where we do not deliver',
      'content/delivery.yaml',
      'zones: [mainland]',
      'zones: [crown]',
      ['content/delivery.yaml:9:11  field "free.zones": we don\'t deliver to "crown", so it can\'t be free there.'],
    ],
    [
      'a dispatch day without a cut-off',
      'content/delivery.yaml',
      / {2}- \{ day: thursday, .*\n/,
      '',
      [
        'content/delivery.yaml:16:1  field "dispatchDays": parcels leave on thursday, but it has no time under "cutOff".',
      ],
    ],
    [
      'skincare to Northern Ireland with nobody there who answers for it',
      'content/delivery.yaml',
      'notOffered: [skincare, kits]',
      'notOffered: [kits]',
      [
        'content/delivery.yaml:50:5  skincare such as "Kefir Bath Milk" may be offered in Northern Ireland only with somebody in Northern Ireland or the EU who answers for their safety. Name them as responsiblePerson in content/site.yaml, or add skincare to notOffered here.',
      ],
    ],
    [
      'jars to Northern Ireland with nobody there who answers for them',
      'content/delivery.yaml',
      'notOffered: [skincare, kits]',
      'notOffered: [skincare]',
      [
        'content/delivery.yaml:50:5  kits such as "Glass Jar and Strainer" may be offered in Northern Ireland only with somebody in Northern Ireland or the EU who answers for their safety. Name them as responsiblePerson in content/site.yaml, or add kits to notOffered here.',
      ],
    ],
    [
      'a bar code with a slip in it',
      'content/products/oat-kefir.md',
      'sku: OAK-500',
      'sku: OAK-500\n    gtin: "5012345678901"',
      [
        'content/products/oat-kefir.md:23:5  field "variants[1].gtin": must be the figures below a bar code, of which the last fits the others; found "5012345678901".',
      ],
    ],
    [
      'a bundle of what there is not',
      'content/products/kefir-starter-kit.md',
      'related:',
      'bundleOf: [milk-kefir-grain]\nrelated:',
      [
        'content/products/kefir-starter-kit.md:40:12  product "milk-kefir-grain" is not a file in content/products. Did you mean "milk-kefir-grains"?',
      ],
    ],
    [
      'a calendar with less than 180 days left',
      'content/delivery.yaml',
      'calendarEnds: 2028-12-31',
      'calendarEnds: 2027-03-01',
      [
        'content/delivery.yaml:122:1  warning: field "calendarEnds": the calendar of closed days ends in 97 days; add the next year\'s.',
      ],
    ],
    [
      'a calendar that has ended',
      'content/delivery.yaml',
      'calendarEnds: 2028-12-31',
      'calendarEnds: 2026-03-01',
      [
        'content/delivery.yaml:122:1  warning: field "calendarEnds": the calendar of closed days ended on 2026-03-01; add the next year\'s.',
      ],
    ],
    [
      'a digit missing from a price',
      goats,
      'pricePence: 625',
      'pricePence: 62',
      [
        'content/products/goats-milk-kefir.md:27:5  warning: field "variants[1].pricePence": £0.62 is £1.24 per litre, about 11 times less than others like it (£13.60). Is a digit of the price or of netQuantity wrong?',
      ],
    ],
    [
      'a digit too many in a price',
      'content/products/oat-kefir.md',
      'pricePence: 495',
      'pricePence: 4950',
      [
        'content/products/oat-kefir.md:25:5  warning: field "variants[1].pricePence": £49.50 is £99.00 per litre, about 9 times more than others like it (£11.14). Is a digit of the price or of netQuantity wrong?',
      ],
    ],
    [
      'a digit too many in a quantity',
      'content/products/oat-kefir.md',
      'value: 500',
      'value: 5000',
      [
        'content/products/oat-kefir.md:25:5  warning: field "variants[1].pricePence": £4.95 is 99p per litre, about 11 times less than others like it (£11.14). Is a digit of the price or of netQuantity wrong?',
        'content/products/oat-kefir.md:27:5  "500 ml bottle" is 500 ml, but the net quantity is 5000 ml.',
      ],
    ],
    [
      'an order that is kept longer than the privacy page says',
      'content/orders.yaml',
      'keepYears: 6',
      'keepYears: 7',
      [
        'content/orders.yaml:21:1  field "keepYears": content/pages/privacy.md does not say "seven years". Say the same in both.',
      ],
    ],
    [
      'conversations that are erased at another time than the privacy page says',
      'content/chat.yaml',
      'retentionDays: 365',
      'retentionDays: 40',
      [
        'content/chat.yaml:22:1  field "retentionDays": content/pages/privacy.md does not say "40 days". Say the same in both.',
      ],
    ],
    [
      'a record of who did what that is kept for another time than the privacy page says',
      'content/chat.yaml',
      'auditDays: 730',
      'auditDays: 731',
      [
        'content/chat.yaml:24:1  field "auditDays": content/pages/privacy.md does not say "731 days". Say the same in both.',
      ],
    ],
    [
      'a privacy page that leaves out what was typed into forms',
      'content/pages/privacy.md',
      'for two hours',
      'for a while',
      [
        'content/pages/privacy.md:2:1  the shop keeps what was typed into a form that was refused for two hours, and this page does not say so.',
      ],
    ],
  ])('%s', (_, file, from, to, lines) => {
    expect(linesAfter(file, from, to)).toEqual(lines);
  });
});
