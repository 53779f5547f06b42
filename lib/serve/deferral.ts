/**
 * Trusted Types: scripts come from our own build only, and HTML strings hold no elements, but for React's probe for how
 * the browser makes a script element.
 */
const trustedTypes = `trustedTypes?.createPolicy("default",{createScriptURL:u=>new URL(u,location.href).href.startsWith(location.origin+"/_next/static/")?u:null,createHTML:h=>/</.test(h)&&h!=="<script></"+"script>"?null:h,createScript:()=>null})`;

/** Fills the basket's count from its cookie before anything else has loaded. */
const basketCount = `addEventListener("DOMContentLoaded",()=>{try{var m=/(?:^|; )basket=([^;]+)/.exec(document.cookie),n=m?JSON.parse(decodeURIComponent(m[1])).lines.reduce((s,l)=>s+l.quantity,0):0;document.querySelectorAll("[data-basket-count]").forEach(e=>{e.dataset.basketCount=n>0?n:""})}catch{}})`;

export const headScript = `${trustedTypes};${basketCount}`;

const loader = (sources: readonly string[]) =>
  `addEventListener("load",()=>(self.requestIdleCallback||setTimeout)(()=>${JSON.stringify(sources)}.forEach(s=>{var e=document.createElement("script");e.src=s;e.async=!0;document.head.append(e)})))`;

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
