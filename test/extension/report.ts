// Collects what a run of mocha says, as text and counts, in any host.

/** The file that says so and the title, as the driver of all tests names what failed. */
const nameOf = (test: Mocha.Test): string => `${test.file ?? ''}: ${test.titlePath().join(' > ')}`;

function describeFailure(test: Mocha.Test, error: Error & { actual?: unknown; expected?: unknown }): string {
  const lines = [`FAILED ${nameOf(test)}`, error.stack ?? String(error)];
  if ('expected' in error) lines.push(`expected: ${JSON.stringify(error.expected)}`);
  if ('actual' in error) lines.push(`actual:   ${JSON.stringify(error.actual)}`);
  return lines.join('\n');
}

/** A mocha reporter that prints nothing. */
export class Report {
  private readonly lines: string[] = [];
  private readonly failures: string[] = [];
  private passed = 0;
  /** What began last, for whoever looks at a run that never ended. */
  private running = '';

  /** Calls `moved` when a test begins, so that the report can be kept while the run may still hang. */
  follow(runner: Mocha.Runner, moved: () => void): void {
    let depth = 0;
    const say = (text: string) => this.lines.push(`${'  '.repeat(depth)}${text}`);
    runner.on('suite', (suite) => {
      if (!suite.root) say(suite.title);
      depth++;
    });
    runner.on('suite end', () => {
      depth--;
    });
    runner.on('test', (test) => {
      this.running = nameOf(test);
      moved();
    });
    runner.on('pass', (test) => {
      this.passed++;
      say(`✔ ${test.title} (${test.duration ?? 0} ms)`);
    });
    runner.on('fail', (test, error) => {
      this.failures.push(describeFailure(test, error));
      say(`✘ ${test.title}`);
    });
  }

  get result(): {
    readonly passed: number;
    readonly failed: number;
    readonly report: string;
    readonly running: string;
  } {
    const report = [...this.lines, ...this.failures].join('\n');
    return { passed: this.passed, failed: this.failures.length, report, running: this.running };
  }
}
