import { parseArgs } from 'node:util';
import { startSandbox } from './server';

/** A Stripe for development and tests. It never runs beside real money. */
const { STRIPE_SECRET_KEY = '', STRIPE_WEBHOOK_SECRET = '', WEBHOOK_URL = '', APP_ENV } = process.env;
if (APP_ENV === undefined || APP_ENV === 'production' || STRIPE_SECRET_KEY.includes('_live_')) {
  console.error('The payment sandbox does not run in production or with a live key.');
  process.exit(1);
}
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const { origin, controls, close } = await startSandbox({
  port: Number(values.port),
  secretKey: STRIPE_SECRET_KEY,
  webhookSecret: STRIPE_WEBHOOK_SECRET,
  webhookUrl: WEBHOOK_URL,
});
console.log(`ready ${origin} ${controls}`);
process.on('SIGTERM', () => {
  void close().finally(() => process.exit(0));
});
