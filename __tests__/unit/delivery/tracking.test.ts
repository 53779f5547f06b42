import { expect, test } from '@jest/globals';
import { carrierName, trackingUrl } from '@/lib/delivery/tracking';

const carriers = [
  { id: 'dpd', name: 'DPD', tracking: 'https://track.example/parcels/{number}' },
  { id: 'royal-mail', name: 'Royal Mail', tracking: 'https://mail.example/#/{number}' },
];

test.each([
  ['dpd', '1550 0123 4567', 'https://track.example/parcels/155001234567'],
  [' DPD ', '../x?y=1', 'https://track.example/parcels/..%2Fx%3Fy%3D1'],
  ['Royal Mail', 'AB 12 GB', 'https://mail.example/#/AB12GB'],
  ['royal-mail', 'AB 12\t34 GB', 'https://mail.example/#/AB1234GB'],
  ['Farm van', '12', null],
  ['dpd', '', null],
  ['dpd', null, null],
  [null, '12', null],
])('a parcel of %s with number %s', (carrier, number, url) => {
  expect(trackingUrl(carriers, carrier, number)).toBe(url);
});

test('a carrier goes by the name that shoppers know', () => {
  expect(['dpd', ' Royal-Mail ', 'Farm van'].map((one) => carrierName(carriers, one))).toEqual([
    'DPD',
    'Royal Mail',
    'Farm van',
  ]);
});
