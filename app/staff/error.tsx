'use client';

/** The server failed. What fails in the browser is left to the layout, where what the server sent stays. */
export default function StaffError({ error }: { error: Error & { digest?: string } }) {
  if (error.digest === undefined) throw error;
  return (
    <>
      <h1 className="text-2xl">The shop’s server failed</h1>
      <p className="mt-3">
        Please try again in a minute. If it stays so, the log has more under the code {error.digest}.
      </p>
      <p className="mt-3">
        <a href="/staff" className="link">
          Back to the desk
        </a>
      </p>
    </>
  );
}
