// npm run test:browser: the walks through the console in a real browser, all of them in every language and theme; pictures go to .cache/screenshots.
process.argv.push('test/browser');
process.env.TIDEMARK_BROWSER_WHOLE = '1';
await import('./test.mjs');
