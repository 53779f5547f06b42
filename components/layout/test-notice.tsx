/**
 * 'Test payments' stands on every page of a shop that takes no real money. Static pages are built before the mode of
 * the server is known, so the build's own APP_ENV decides: unset is production, and shows nothing.
 */
export function TestNotice() {
  const appEnv = process.env.APP_ENV;
  if (appEnv === undefined || appEnv === 'production') return null;
  return (
    <p className="no-print bg-honey px-4 py-1.5 text-center text-sm">Test payments: no money moves in this shop.</p>
  );
}
