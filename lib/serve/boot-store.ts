import 'server-only';
import { seedOpeningStock } from '@/lib/catalogue/store';
import { startChatJobs } from '@/lib/chat/jobs-store';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { firstOwnerLink } from '@/lib/desk/people/setup-store';
import { env } from '@/lib/env';
import { startOutbox } from '@/lib/mail/outbox-store';
import { startPaymentJobs } from '@/lib/payments/jobs-store';
import { startStaffJobs } from '@/lib/staff/jobs-store';

/** Opens what the shop needs before its first visitor: database, opening stock, letters. */
export async function boot(): Promise<void> {
  const { appEnv, publicUrl } = env();
  await db();
  const { products, site } = content();
  await seedOpeningStock(products);
  await startOutbox();
  startChatJobs();
  startPaymentJobs();
  startStaffJobs();
  const link = await firstOwnerLink();
  if (link)
    console.log(`Nobody works here yet. The owner sets a password at ${publicUrl}${link} (good for 30 minutes, once).`);
  if (appEnv === 'production' && site.legal.sample) {
    console.warn(
      'The company details in content/site.yaml are samples (legal.sample is true): name, companyNumber, registeredOffice, vatNumber, email, phone.',
    );
  }
}
