import 'server-only';
import { type Draft, recallForm } from '@/lib/http/form-store';

/** What was typed about this very order; another order's page shows none of it. */
export async function draftOfOrder(scope: 'cancel' | 'return', token: string): Promise<Draft | null> {
  const draft = await recallForm(scope);
  return draft?.values.order === token ? draft : null;
}
