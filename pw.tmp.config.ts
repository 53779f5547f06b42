import { defineConfig } from '@playwright/test';
import base from './playwright.config';
export default defineConfig({ ...base, testDir: '/work/wt/editor/__tests__/browser', webServer: undefined, outputDir: '/tmp/pw-results' });
