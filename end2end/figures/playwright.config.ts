/** What browsers measure, for docs/performance.md. No test of the suite: nothing is judged by a clock. */

import suite from '../playwright.config.ts';

export default { ...suite, testDir: '.', testMatch: '*.figure.ts', workers: 1 };
