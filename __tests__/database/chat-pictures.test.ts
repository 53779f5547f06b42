import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { redact } from '@/lib/chat/log/redact-store';
import { eventsAfter, say } from '@/lib/chat/visitor/conversation-store';
import { pictureBytes, remake, sayPicture } from '@/lib/chat/visitor/picture-store';
import { transaction } from '@/lib/db/connection';
import { begin, forgetConversations, hireAnn, message, somebody } from '../fixtures/conversation';

let ann: string;
beforeAll(async () => {
  ann = await hireAnn();
});
afterEach(forgetConversations);

const plain = (width = 40, height = 20) => sharp({ create: { width, height, channels: 3, background: '#2f6b46' } });
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');
const made = async () => {
  const picture = await remake(await plain().png().toBuffer());
  if (!picture) throw new Error('no picture');
  return picture;
};

describe('a picture is made anew', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('from a %s', async (format) => {
    const picture = await remake(await plain().toFormat(format).toBuffer());
    expect(picture).toMatchObject({ width: 40, height: 20 });
    expect((await sharp(picture?.bytes).metadata()).format).toBe('webp');
  });

  test('without where and when it was taken, upright, and no larger than a screen', async () => {
    const exif = { IFD0: { Copyright: 'Cy at home' }, IFD3: { GPSLatitudeRef: 'N' } };
    const turned = await plain(3_000, 1_500).withMetadata({ orientation: 6 }).withExifMerge(exif).jpeg().toBuffer();
    expect(turned.includes('Cy at home')).toBe(true);
    const picture = await remake(turned);
    expect(picture).toMatchObject({ width: 800, height: 1_600 });
    const { exif: left, orientation } = await sharp(picture?.bytes).metadata();
    expect([left, orientation]).toEqual([undefined, undefined]);
  });

  test('without what else the file carried', async () => {
    const polyglot = Buffer.concat([await plain().png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    const picture = await remake(polyglot);
    expect(Buffer.from(picture?.bytes ?? []).includes('<script')).toBe(false);
  });

  test.each([
    ['an SVG', svg],
    [
      'an SVG that says it is a PNG',
      Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), svg]),
    ],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['half a JPEG', null],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['nothing', Buffer.alloc(0)],
  ])('and not from %s', async (_name, bytes) => {
    const jpeg = await plain(400, 400).jpeg().toBuffer();
    expect(await remake(bytes ?? jpeg.subarray(0, jpeg.length / 2))).toBeNull();
  });

  test('nor from more dots than a screen could ever show', async () => {
    const bomb = await plain(8_000, 6_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await remake(bomb)).toBeNull();
  });
});

describe('a picture in a conversation', () => {
  test('is one event however often it is sent, and only its own conversation and staff have it', async () => {
    const { id, visitor, read } = await begin();
    const picture = randomUUID();
    await Promise.all([1, 2, 3].map(async () => sayPicture(visitor, picture, await made())));
    expect((await eventsAfter(id, 0)).map(({ card }) => card)).toEqual([
      null,
      { type: 'image', id: picture, width: 40, height: 20 },
    ]);
    expect(await pictureBytes(picture, await read())).not.toBeNull();
    expect(await pictureBytes(picture, 'any')).not.toBeNull();
    const stranger = await begin();
    expect(await pictureBytes(picture, await stranger.read())).toBeNull();
    expect(await sayPicture(stranger.visitor, picture, await made())).toBeNull();
    expect(await eventsAfter(stranger.id, 0)).toHaveLength(1);
  });

  test('an id that a message has already brings no picture', async () => {
    const { visitor, read } = await begin();
    const id = randomUUID();
    await say(visitor, message('words', id));
    expect((await sayPicture(visitor, id, await made()))?.kind).toBe('message');
    expect(await pictureBytes(id, await read())).toBeNull();
  });

  test('thirty are enough', async () => {
    const visitor = somebody();
    const picture = await made();
    for (let count = 0; count < 30; count++) expect(await sayPicture(visitor, randomUUID(), picture)).not.toBeNull();
    expect(await sayPicture(visitor, randomUUID(), picture)).toBeNull();
  });

  test('redacted, its bytes are gone', async () => {
    const { id, visitor } = await begin();
    const picture = randomUUID();
    await sayPicture(visitor, picture, await made());
    await transaction((tx) => redact(tx, id, { visibility: 'all', seq: 2 }, ann));
    expect(await pictureBytes(picture, 'any')).toBeNull();
    expect((await eventsAfter(id, 1))[0]).toMatchObject({ kind: 'image', redacted: true, card: null });
  });
});
