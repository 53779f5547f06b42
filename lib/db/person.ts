import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The database's word for lib/basket/person.ts: whose e-mail address a column holds, however it is spelt. */
export function personIn(email: SQLWrapper): SQL {
  const local = sql`split_part(split_part(lower(${email}), '@', 1), '+', 1)`;
  const host = sql`split_part(lower(${email}), '@', 2)`;
  return sql`(case when ${host} in ('gmail.com', 'googlemail.com') then replace(${local}, '.', '') || '@gmail.com' else ${local} || '@' || ${host} end)`;
}
