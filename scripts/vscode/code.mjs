#!/usr/bin/env node
// Stands in for the desktop's `code` executable. It is an .mjs file because an executable without an extension that
// holds ES module code runs on Node 20 as nothing at all and ends with exit code 0.
import 'tsx';

await import('./run-in-browser.ts');
