export const dynamic = 'force-dynamic';

/** Where programs that keep passwords lead whoever wants another one; only staff have any. */
export function GET(): Response {
  return new Response(null, { status: 303, headers: { location: '/staff/account' } });
}
