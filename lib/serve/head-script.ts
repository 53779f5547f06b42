/**
 * Trusted Types: scripts come from our own build only, and HTML strings hold no elements, but for React's probe for how
 * the browser makes a script element. No text ever becomes a script.
 */
const trustedTypes = `trustedTypes?.createPolicy("default",{createScriptURL:u=>new URL(u,location.href).href.startsWith(location.origin+"/_next/static/")?u:null,createHTML:h=>/\\x3c/.test(h)&&h!=="\\x3cscript>\\x3c/script>"?null:h,createScript:()=>null})`;

/** Shows the basket's count from its cookie before anything else has loaded, after going back, and in a tab returned to. */
const basketCount = `["DOMContentLoaded","pageshow","visibilitychange"].forEach(t=>addEventListener(t,()=>{try{var m=/(?:^|; )basket=([^;]+)/.exec(document.cookie),n=m?JSON.parse(decodeURIComponent(m[1])).lines.reduce((s,l)=>s+l.quantity,0):0;document.querySelectorAll("[data-basket-count]").forEach(e=>{e.dataset.basketCount=n>0?n:""})}catch{}}))`;

/**
 * A script of the document that does not come is asked for once more after a while. Nothing else is told: then whatever
 * needs it waits, and the page stays as the server sent it, where it would otherwise be given up. What is loaded at a
 * press of a button has a listener of its own on its element, and is told.
 */
const bring = `var bring=(u,again)=>{var e=document.createElement("script");e.src=u;e.async=!0;e.again=again;document.head.append(e)};addEventListener("error",e=>{var s=e.target;s.src&&s.tagName=="SCRIPT"&&!s.onerror&&(e.stopPropagation(),s.again||setTimeout(bring,9e3,s.src,1))},!0)`;

/**
 * The first script of every document: in static ones by its hash, in those made for one visitor by their nonce. It
 * spells no opening bracket, so that it may be set again as text: the policy refuses whatever may be an element.
 */
export const headScript = `${trustedTypes};${basketCount};${bring}`;
