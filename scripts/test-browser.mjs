// npm run test:browser: the walks through the console in a real browser, all of them; pictures go to .cache/screenshots.
process.argv.push('test/browser');
await import('./test.mjs');
