import type { ReactNode } from 'react';
export const dynamic = 'error';
export default function L({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB">
      <body>{children}</body>
    </html>
  );
}
