/*
 * Ends a test run with one plain line that people and scripts can read, and fails the run when a test was skipped: a test that
 * does not run proves nothing. A run narrowed by name (-t) leaves tests out on purpose and is let through.
 */
import type { Reporter, SerializedError, TestModule, Vitest } from "vitest/node";

// The tool loads a reporter by its default export.
export default class PlainResult implements Reporter {
  #narrowed: () => boolean = () => false;

  onInit(vitest: Vitest): void {
    this.#narrowed = () => vitest.getGlobalTestNamePattern() !== undefined;
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<SerializedError>): void {
    let passed = 0;
    // A file that does not load, and an error that no test caught, count as one failure each.
    let failed = unhandledErrors.length;
    const skipped: string[] = [];
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        else if (state === "failed") failed += 1;
        else skipped.push(`${module.relativeModuleId}: ${test.fullName}`);
      }
    }
    if (skipped.length > 0 && !this.#narrowed()) {
      process.exitCode = 1;
      process.stdout.write(`Tests that did not run, which fails the run:\n${skipped.join("\n")}\n`);
    }
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
  }
}
