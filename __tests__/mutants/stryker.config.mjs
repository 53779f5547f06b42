/** What decides about money, delivery, an order's life and the chat's hours. */
const decided = [
  'lib/{money,delivery}/**/*.ts',
  'lib/basket/{change,discount,discount-words,lines,meter,price}.ts',
  'lib/orders/{life,receipt,timeline,totals}.ts',
  'lib/orders/refunds/{refund,returns}.ts',
  'lib/orders/retention/retention.ts',
  'lib/aftersales/{move,put-right}.ts',
  'lib/aftersales/withdrawal/withdrawal.ts',
  'lib/desk/orders/risk.ts',
  'lib/desk/packing/packing.ts',
  'lib/desk/inbox/{due,snooze}.ts',
  'lib/chat/hours/hours.ts',
  'lib/chat/log/{after,answers}.ts',
];

export default {
  mutate: [...decided, '!lib/**/*client.ts'],
  testRunner: 'mocha',
  mochaOptions: {
    require: ['./__tests__/mutants/globals.cjs'],
    spec: ['__tests__/mutants/every.test.cjs'],
  },
  coverageAnalysis: 'perTest',
  // No file of that name: it would be rewritten by an interface of TypeScript's that version 7 has not got.
  tsconfigFile: 'none',
  disableTypeChecks: false,
  concurrency: 2,
  // A busy machine is not an endless loop.
  timeoutMS: 120_000,
  reporters: ['clear-text', 'progress', 'html'],
  clearTextReporter: { reportTests: false, logTests: false, allowEmojis: false },
  htmlReporter: { fileName: '.stryker-tmp/report.html' },
  thresholds: { high: 95, low: 90, break: 90 },
  ignorePatterns: ['.next', '.data', 'public', 'test-results'],
};
