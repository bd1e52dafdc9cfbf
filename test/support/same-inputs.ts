// Has the unit tests draw the same inputs every time, so that a failure tells of the change at hand. `npm run fuzz` draws
// others each time, in any test file that it is given.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_121 });
