'use client';

/** Everything else failed, the layout too: plain HTML, no styles to be refused by the policy. */
export default function GlobalError() {
  return (
    <html lang="en-GB">
      <body>
        <h1>Something went wrong on our side</h1>
        <p>Your basket is kept. Please try again in a minute.</p>
        <p>
          <a href="/">Back to the shop</a>
        </p>
      </body>
    </html>
  );
}
