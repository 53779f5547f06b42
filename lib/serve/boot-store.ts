import 'server-only';
import { seedOpeningStock } from '@/lib/catalogue/store';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { env } from '@/lib/env';
import { startOutbox } from '@/lib/mail/outbox-store';

/** Opens what the shop needs before its first visitor: database, opening stock, letters. */
export async function boot(): Promise<void> {
  const { appEnv } = env();
  await db();
  const { products, site } = content();
  await seedOpeningStock(products);
  await startOutbox();
  if (appEnv === 'production' && site.legal.sample) {
    console.warn(
      'The company details in content/site.yaml are samples (legal.sample is true): name, companyNumber, registeredOffice, vatNumber, email, phone.',
    );
  }
}
