// Tries the properties in test/unit/fuzz with many more inputs than the unit tests do, and says how long each took.
// Usage: npm run fuzz -- [--cases 100000] [--grep text] [test files]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMain, runProgram } from './programs.ts';
import { projectRoot } from './project-root.ts';

const folder = 'test/unit/fuzz';

runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cases: { type: 'string', default: '100000' }, grep: { type: 'string' } },
  });
  if (!(Number(values.cases) >= 1)) throw new Error('--cases takes a number from 1 on.');
  const args = [
    ...[path.join(projectRoot, 'node_modules/mocha/bin/mocha.js'), '--config', `${folder}/.mocharc.json`],
    // Every time is printed, however short.
    ...['--slow', '0', ...(values.grep ? ['--fgrep', values.grep] : [])],
    ...(positionals.length > 0 ? positionals : [`${folder}/**/*.test.ts`]),
  ];
  const { code } = await runProgram(process.execPath, args, {
    show: true,
    cwd: projectRoot,
    env: { ...process.env, FUZZ_CASES: values.cases },
  });
  return code;
});
