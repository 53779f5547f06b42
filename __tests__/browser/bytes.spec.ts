import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Manifest } from '@/lib/serve/docroot';
import { buildEmptyApp } from '../servers/empty-app';
import { expect, test } from './fixtures';

/** Budgets in bytes, which don't vary from run to run (brotli at its best, as the front door sends it). */
const docroot = '.next/docroot';
const kilobyte = 1_000;
const manifest: Manifest = JSON.parse(readFileSync(`${docroot}/manifest.json`, 'utf8'));
const pages = Object.entries(manifest.documents)
  .filter(([address]) => !address.startsWith('/_'))
  .map(([address, { file }]) => ({ address, html: readFileSync(`${docroot}/${file}`, 'utf8') }));

const packed = (bytes: Buffer | string) => brotliCompressSync(bytes).length;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
/** Most pages load the same scripts; each is packed once. */
const scriptBytes = new Map<string, number>();
function packedScript(address: string): number {
  const bytes = scriptBytes.get(address) ?? packed(filed(address));
  scriptBytes.set(address, bytes);
  return bytes;
}
const filed = (address: string) => readFileSync(`${docroot}/${manifest.files[address]}`);
const inlineScripts = (html: string) =>
  [...html.matchAll(/<script(?![^>]*\b(?:src|type)=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, source = '']) => source);
/** What our loader fetches after the page has loaded. */
const laterScripts = (html: string) => {
  const [, names = ''] = /"([\w~. -]+)"\.split\(" "\)/.exec(html) ?? [];
  return names.split(' ').map((name) => `/_next/static/chunks/${name}.js`);
};

function emptyAppBytes(): number {
  const dist = buildEmptyApp();
  const html = readFileSync(`${dist}/server/app/index.html`, 'utf8');
  expect(html).toContain('<h1>Nothing</h1>');
  const tags = html.match(/<script\b[^>]*\bsrc="[^"]+"[^>]*>/g) ?? [];
  const sources = tags
    .filter((tag) => !/nomodule/i.test(tag))
    .map((tag) => /src="\/_next\/([^"?]+)/.exec(tag)?.[1] ?? '');
  expect(sources.length).toBeGreaterThan(2);
  return sum([...new Set(sources)].map((source) => packed(readFileSync(`${dist}/${source}`))));
}

test('each public page loads no more script than an empty Next app and 5 kB', () => {
  const budget = emptyAppBytes() + 5 * kilobyte;
  const over = pages
    .map(({ address, html }) => ({ address, bytes: sum(laterScripts(html).map(packedScript)) }))
    .filter(({ bytes }) => bytes > budget || bytes < 50 * kilobyte);
  expect(over).toEqual([]);
});

test('what runs inline, apart from the page’s own data, is at most 1.5 kB', () => {
  const over = pages
    .map(({ address, html }) => ({
      address,
      bytes: sum(
        inlineScripts(html)
          .filter((source) => !source.includes('self.__next_f'))
          .map((source) => source.length),
      ),
    }))
    .filter(({ bytes }) => bytes > 1.5 * kilobyte || bytes === 0);
  expect(over).toEqual([]);
});

/** The style rules that this page uses, as they are, without those for other pages. */
function usedRules(): string {
  const used = (selector: string) => {
    try {
      return document.querySelector(
        selector.replaceAll(/::?(?:before|after|backdrop|hover|focus[\w-]*|selection|disabled|active)/g, '') || '*',
      );
    } catch {
      return true;
    }
  };
  const text = (rules: CSSRuleList): string =>
    [...rules]
      .map((rule) => {
        if (rule instanceof CSSStyleRule) return used(rule.selectorText) ? rule.cssText : '';
        if (rule instanceof CSSGroupingRule) {
          const inner = text(rule.cssRules);
          return inner && `${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{${inner}}`;
        }
        return rule instanceof CSSFontFaceRule ? rule.cssText : '';
      })
      .join('');
  return [...document.styleSheets].map((sheet) => text(sheet.cssRules)).join('');
}

test('the list is at most 2.5 times the same page written by hand', async ({ page }) => {
  const list = pages.find(({ address }) => address === '/shop')?.html ?? '';
  const styles = [...list.matchAll(/<link rel="stylesheet" href="([^"?]+)/g)].map(([, address = '']) => address);
  expect(styles).toHaveLength(1);
  const ours = packed(list) + sum(styles.map((address) => packed(filed(address))));
  await page.goto('/shop');
  // By hand: the same words and structure, one class for each look, only the rules that this page uses, no script.
  const looks = new Map<string, string>();
  const byHand = list
    .replaceAll(/<script(?![^>]*ld\+json)[\s\S]*?<\/script>|<!--[\s\S]*?-->|<template[^>]*><\/template>/g, '')
    .replaceAll(/ class="([^"]*)"/g, (_, look: string) => {
      if (!looks.has(look)) looks.set(look, `look-${looks.size}`);
      return ` class="${looks.get(look)}"`;
    });
  expect(byHand).toContain('Goats’ Milk Kefir');
  const control = packed(byHand) + packed(await page.evaluate(usedRules));
  test.info().annotations.push({ type: 'ratio', description: (ours / control).toFixed(2) });
  expect(ours / control).toBeLessThan(2.5);
});

test('one font file per family is in the way of the first picture, 16 kB or less each', () => {
  const fonts = Object.keys(manifest.files).filter((address) => address.endsWith('.woff2'));
  expect(fonts).toHaveLength(2);
  for (const font of fonts) expect([font, filed(font).length <= 16 * 1024]).toEqual([font, true]);
});

test('the build writes every public document beforehand', () => {
  const dynamic = manifest.dynamic.filter((address) => !address.startsWith('/api/'));
  expect(
    dynamic.filter(
      (address) =>
        !/^\/(_not-found|search|basket|checkout|complaint|delivery-day|support|orders|preview|staff|products\/feed\.xml|\.well-known)\b/.test(
          address,
        ),
    ),
  ).toEqual([]);
  for (const address of ['/', '/shop', '/articles/kefir-and-eczema', '/help/privacy'])
    expect(manifest.documents[address]).toBeDefined();
});
