// A mocha reporter: mocha's own `spec`, and at its end what the driver of all tests reads: each test that failed by its
// file and title, and one line that counts them.
const path = require('node:path');
const { reporters } = require('mocha');

module.exports = class Count extends reporters.Spec {
  epilogue() {
    super.epilogue();
    for (const test of this.failures) {
      const file = test.file ? path.relative(process.cwd(), test.file) : 'a hook of all files';
      reporters.Base.consoleLog(`FAILED ${file}: ${test.titlePath().join(' > ')}`);
    }
    reporters.Base.consoleLog(`${this.stats.passes} passed, ${this.stats.failures} failed`);
  }
};
