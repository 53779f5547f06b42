import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { redact } from '@/lib/chat/log/redact-store';
import { eventsAfter, say } from '@/lib/chat/visitor/conversation-store';
import { pictureBytes, remake as remakeFor, sayPicture } from '@/lib/chat/visitor/picture-store';
import { transaction } from '@/lib/db/connection';
import { begin, forgetConversations, hireAnn, message, somebody } from '../fixtures/conversation';

let ann: string;
beforeAll(async () => {
  ann = await hireAnn();
});
afterEach(forgetConversations);

const plain = (width = 40, height = 20) => sharp({ create: { width, height, channels: 3, background: '#2f6b46' } });
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');
const remake = (sent: Uint8Array) => remakeFor(sent, '192.0.2.1');
const made = async (sent?: Uint8Array) => {
  const picture = await remake(sent ?? (await plain().png().toBuffer()));
  if (!picture.ok) throw new Error(picture.message);
  return picture;
};

describe('a picture is made anew', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('from a %s', async (format) => {
    const picture = await made(await plain().toFormat(format).toBuffer());
    expect(picture).toMatchObject({ width: 40, height: 20 });
    expect((await sharp(picture.bytes).metadata()).format).toBe('webp');
  });

  test('without where and when it was taken, upright, and no larger than a screen', async () => {
    const exif = { IFD0: { Copyright: 'Cy at home' }, IFD3: { GPSLatitudeRef: 'N' } };
    const turned = await plain(3_000, 1_500).withMetadata({ orientation: 6 }).withExifMerge(exif).jpeg().toBuffer();
    expect(turned.includes('Cy at home')).toBe(true);
    const picture = await made(turned);
    expect(picture).toMatchObject({ width: 800, height: 1_600 });
    const { exif: left, orientation } = await sharp(picture.bytes).metadata();
    expect([left, orientation]).toEqual([undefined, undefined]);
  });

  test('without what else the file carried', async () => {
    const polyglot = Buffer.concat([await plain().png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    const picture = await made(polyglot);
    expect(Buffer.from(picture.bytes).includes('<script')).toBe(false);
  });

  test.each([
    ['an SVG', svg, 'not-a-picture'],
    ['an SVG that says it is a PNG', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), svg]), 'broken'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not-a-picture'],
    ['half a JPEG', null, 'broken'],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 'not-a-picture'],
    ['a picture of a new telephone', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'not-a-picture'],
    ['nothing', Buffer.alloc(0), 'not-a-picture'],
  ])('and not from %s, which is said', async (_name, bytes, code) => {
    const jpeg = await plain(400, 400).jpeg().toBuffer();
    expect(await remake(bytes ?? jpeg.subarray(0, jpeg.length / 2))).toMatchObject({ ok: false, status: 422, code });
  });

  test.each(['png', 'jpeg'] as const)(
    'nor from a %s of more dots than we take, which are counted for its sender',
    async (format) => {
      const large = await plain(8_064, 6_048).toFormat(format).toBuffer();
      expect(large.length).toBeLessThan(1_000_000);
      expect(await remake(large)).toMatchObject({
        ok: false,
        status: 422,
        message: expect.stringMatching(/has 49 million dots, and we take at most 25 million/),
      });
    },
  );
});

test('whoever has three in line is asked to come again, and others are let in', async () => {
  const large = await plain(3_000, 3_000).png().toBuffer();
  const sent = Array.from({ length: 4 }, () => remakeFor(large, 'loud'));
  const small = remakeFor(await plain().png().toBuffer(), 'honest');
  const refused = (await Promise.all(sent)).filter(({ ok }) => !ok);
  expect(refused).toEqual([expect.objectContaining({ status: 503, code: 'busy' })]);
  expect(await small).toMatchObject({ ok: true });
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
