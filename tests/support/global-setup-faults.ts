// Before the tests that start and stop the product: the API is built.
import { buildProduct } from "./running-product.ts";

export default async function setup(): Promise<void> {
  await buildProduct("api");
}
