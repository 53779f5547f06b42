import { POST } from '@/app/api/staff/login/passkey/begin/route';
import { closeDb } from '@/lib/db/connection';

/** Another server on the same database, at which a browser begins to log in: prints what it is answered. */
const asked = new Request('http://localhost:4310/api/staff/login/passkey/begin', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'x-client-address': '10.1.2.3' },
  body: '{}',
});
const answer = await POST(asked, { params: Promise.resolve({}) });
console.log(JSON.stringify({ options: await answer.json(), cookies: answer.headers.getSetCookie() }));
await closeDb();
