/** Whose page it is: what its forms may lead to, and what it loads. */
type Reader = 'buyer' | 'visitor' | 'staff';

/** Only the checkout's form goes on to the payment page; a browser holds a redirect after a form against the form's page. */
export function readerOf(path: string): Reader {
  if (path === '/checkout') return 'buyer';
  return path === '/staff' || path.startsWith('/staff/') ? 'staff' : 'visitor';
}

type Sources = { origin: string; payOrigins: readonly string[] };

function policy(script: string, reader: Reader, { payOrigins }: Sources): string {
  const forms = reader === 'buyer' ? ["'self'", ...payOrigins] : ["'self'"];
  return [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    reader === 'staff' ? "img-src 'self'" : "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    ...(reader === 'staff' ? [] : ["manifest-src 'self'"]),
    `form-action ${forms.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    'report-uri /api/errors/policy',
  ].join('; ');
}

/** For a document made at build time: its own inline scripts by hash, nothing else inline. */
export function staticPolicy(hashes: readonly string[], sources: Sources): string {
  return policy(
    [`${sources.origin}/_next/static/`, ...hashes.map((hash) => `'${hash}'`)].join(' '),
    'visitor',
    sources,
  );
}

/** For a document made for one visitor: Next stamps its scripts with this request's nonce. */
export function noncePolicy(nonce: string, reader: Reader, sources: Sources): string {
  return policy(`${sources.origin}/_next/static/ 'nonce-${nonce}'`, reader, sources);
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
