// A mocha reporter: mocha's own `spec`, and at its end the one line that the driver of all tests reads.
const { reporters } = require('mocha');

module.exports = class Count extends reporters.Spec {
  epilogue() {
    super.epilogue();
    reporters.Base.consoleLog(`${this.stats.passes} passed, ${this.stats.failures} failed`);
  }
};
