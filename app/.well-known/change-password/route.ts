/** Where password managers send people: whoever has a password here has it at the desk. */
export function GET(): Response {
  return new Response(null, {
    status: 303,
    headers: { location: '/staff/account#password', 'cache-control': 'no-store' },
  });
}
