import { headScript } from './head-script';

/** In idle time, but half a second after `load` at the latest: a page that is busy or out of sight has none. */
const loader = (sources: readonly string[]) =>
  `addEventListener("load",()=>(self.requestIdleCallback||setTimeout)(()=>${JSON.stringify(sources)}.forEach(s=>{var e=document.createElement("script");e.src=s;e.async=!0;document.head.append(e)}),{timeout:500}))`;

/** Moves a document's scripts behind `load` and idle time. Returns the document and the inline scripts that were added. */
export function deferScripts(html: string): { html: string; added: string[] } {
  const sources: string[] = [];
  const stripped = html
    .replaceAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*><\/script>/g, (tag, source: string) => {
      if (!/\bnomodule\b/i.test(tag) && !sources.includes(source)) sources.push(source);
      return '';
    })
    .replaceAll(/<link\b[^>]*\bas="script"[^>]*>/g, '');
  const tail = loader(sources);
  const page = stripped
    .replace('<head>', `<head><script>${headScript}</script>`)
    .replace('</body>', `<script>${tail}</script></body>`);
  return { html: page, added: [headScript, tail] };
}
