// Before the browser tests: what is started is built, and one product runs with demo data for all of them.
import type { TestProject } from "vitest/node";
import { buildProduct, startProduct } from "./running-product.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the product is. */
    origin: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildProduct("api", "client");
  const product = await startProduct();
  project.provide("origin", product.origin);
  return async () => {
    // A warning or an error of the server belongs beside the test that provoked it.
    const said = product
      .said()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    if (said.length > 0) process.stdout.write(`The server logged during the browser tests:\n${said.join("\n")}\n`);
    await product.stop();
  };
}
