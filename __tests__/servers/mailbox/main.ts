import { parseArgs } from 'node:util';
import { startMailbox } from './server';

const { values } = parseArgs({
  options: { 'smtp-port': { type: 'string', default: '0' }, 'web-port': { type: 'string', default: '0' } },
});
const { origin, smtpUrl, close } = await startMailbox(Number(values['smtp-port']), Number(values['web-port']));
console.log(`ready ${origin} ${smtpUrl}`);
process.on('SIGTERM', () => {
  close();
  process.exit(0);
});
