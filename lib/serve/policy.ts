type Sources = { origin: string; payOrigins: readonly string[] };

function policy(script: string, { payOrigins }: Sources): string {
  return [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action 'self' ${payOrigins.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    'report-uri /api/errors/policy',
  ].join('; ');
}

/** For a document made at build time: its own inline scripts by hash, nothing else inline. */
export function staticPolicy(hashes: readonly string[], sources: Sources): string {
  return policy(`${sources.origin}/_next/static/ ${hashes.map((hash) => `'${hash}'`).join(' ')}`, sources);
}

/** For a document made for one visitor: Next stamps its scripts with this request's nonce. */
export function noncePolicy(nonce: string, sources: Sources): string {
  return policy(`${sources.origin}/_next/static/ 'nonce-${nonce}'`, sources);
}

export function securityHeaders(https: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=(self), browsing-topics=()',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}
