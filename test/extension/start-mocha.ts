// Puts describe, it and the hooks in place before any test file is read.
import 'mocha';

mocha.setup({
  ui: 'bdd',
  timeout: 180_000,
  forbidOnly: true,
  forbidPending: true,
  reporter: class {} as never,
});
