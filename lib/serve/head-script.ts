/**
 * Trusted Types: scripts come from our own build only, and HTML strings hold no elements, but for React's probe for how
 * the browser makes a script element.
 */
const trustedTypes = `trustedTypes?.createPolicy("default",{createScriptURL:u=>new URL(u,location.href).href.startsWith(location.origin+"/_next/static/")?u:null,createHTML:h=>/</.test(h)&&h!=="<"+"script><"+"/script>"?null:h,createScript:()=>null})`;

/** Shows the basket's count from its cookie before anything else has loaded, after going back, and in a tab returned to. */
const basketCount = `["DOMContentLoaded","pageshow","visibilitychange"].forEach(t=>addEventListener(t,()=>{try{var m=/(?:^|; )basket=([^;]+)/.exec(document.cookie),n=m?JSON.parse(decodeURIComponent(m[1])).lines.reduce((s,l)=>s+l.quantity,0):0;document.querySelectorAll("[data-basket-count]").forEach(e=>{e.dataset.basketCount=n>0?n:""})}catch{}}))`;

/**
 * The first script of every document: in static ones by its hash, in those made for one visitor by their nonce.
 * It spells no script tag, which React would escape and then find different.
 */
export const headScript = `${trustedTypes};${basketCount}`;
