// The environment of a shop in test mode, before anything of the shop is loaded.
Object.assign(process.env, {
  APP_ENV: 'test',
  PUBLIC_URL: 'http://localhost:4310',
  SHOP_SECRET: 'only-for-the-database-tests-of-this-shop',
  STRIPE_SECRET_KEY: 'sk_test_database_tests',
  STRIPE_WEBHOOK_SECRET: 'whsec_database_tests,whsec_the_one_before',
  SMTP_URL: 'smtp://localhost:1',
  // Nothing is slow here but the machine.
  DATABASE_TIMEOUT_MS: '300000',
});
