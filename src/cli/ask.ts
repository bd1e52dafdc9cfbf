// `npm run ask`: the product without VS Code. JSON lines on standard input, one JSON line on standard output for each,
// at once. Runs in Node; reads no file and no environment.
import { stdin, stdout } from 'node:process';
import { answerLine } from './answer.ts';
import { readLines } from './lines.ts';

stdin.setEncoding('utf8');
// The client is gone: nothing reads the output.
stdout.on('error', () => stdin.destroy());
for await (const line of readLines(stdin)) stdout.write(`${await answerLine(line)}\n`);
