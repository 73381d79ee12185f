import { defineConfig } from '@playwright/test';

/** The browser suite: the release build, a real Chromium, real mails. `cargo xtask test` runs it. */
export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // They end a test that hangs and judge nothing: a journey of 40 s on an idle machine takes 90 s on one that also compiles.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  // Where the build does not even answer, that is said once, and nothing else is tried.
  projects: [
    { name: 'starts', testMatch: 'starts.spec.ts' },
    { name: 'suite', testIgnore: 'starts.spec.ts', dependencies: ['starts'] },
  ],
  use: {
    browserName: 'chromium',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Whatever a page may ask for, nothing leaves this machine.
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
      ],
    },
  },
});
