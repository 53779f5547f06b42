import type { Temporal } from 'temporal-polyfill';
import type { Site } from '@/lib/content/schema/site';

/** Less than the year that RFC 9116 advises; counted from each answer, so that it lapses only with the shop itself. */
const goodForDays = 180;

/** /.well-known/security.txt: whom somebody tells who has found a hole. */
export function securityTxt({ legal }: Site, origin: string, instant: Temporal.Instant): string {
  const expires = instant.add({ hours: 24 * goodForDays }).toString({ smallestUnit: 'second' });
  return [
    `Contact: mailto:${legal.email}`,
    `Expires: ${expires}`,
    'Preferred-Languages: en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n');
}
