const { reporters } = require('mocha');

/** The spec reporter, with a closing line that counts in plain words. */
module.exports = class PlainTotals extends reporters.Spec {
  epilogue() {
    super.epilogue();
    const { passes, failures, pending } = this.stats;
    console.log(`${passes} passed, ${failures} failed${pending ? `, ${pending} skipped` : ''}`);
  }
};
