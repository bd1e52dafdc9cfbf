// A mocha reporter: mocha's own `spec`, and at its end what took long, and what the driver of all tests reads: each test
// that failed by its file and title, and one line that counts them.
const path = require('node:path');
const { reporters } = require('mocha');

/** Seconds below which nobody asks what a file's tests and hooks took. */
const noticeable = 5;

module.exports = class Count extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    this.seconds = new Map();
    let began = 0;
    const isTop = (suite) => suite.parent?.root;
    runner.on('suite', (suite) => {
      if (isTop(suite)) began = Date.now();
    });
    runner.on('suite end', (suite) => {
      if (!isTop(suite)) return;
      const file = fileOf(suite);
      this.seconds.set(file, (this.seconds.get(file) ?? 0) + (Date.now() - began) / 1000);
    });
  }

  epilogue() {
    super.epilogue();
    const slow = [...this.seconds].filter(([, seconds]) => seconds >= noticeable);
    for (const [file, seconds] of slow.sort(([, one], [, other]) => other - one))
      reporters.Base.consoleLog(`${String(Math.round(seconds)).padStart(4)} s ${file}`);
    for (const test of this.failures)
      reporters.Base.consoleLog(`FAILED ${fileOf(test)}: ${test.titlePath().join(' > ')}`);
    reporters.Base.consoleLog(`${this.stats.passes} passed, ${this.stats.failures} failed`);
  }
};

const fileOf = ({ file }) => (file ? path.relative(process.cwd(), file) : 'a hook of all files');
