import { defineConfig } from '@playwright/test';
import whole from './playwright.config';

/** What a marketer does, with a development server of its own instead of the built shop: see __tests__/servers/marketer.ts. */
export default defineConfig({
  ...whole,
  projects: [{ name: 'editor', testMatch: '**/editing.spec.ts' }],
  webServer: undefined,
});
