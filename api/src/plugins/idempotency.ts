// What makes one call the same as another: who, which endpoint, the key made when the form opened, and the body.
import type { FastifyRequest } from "fastify";
import { sha256 } from "../shared/keys.ts";
import { Refusal } from "../shared/problem.ts";
import type { Once } from "./idempotency.store.ts";

/** What makes this call the same as another; refuses with idempotency_key_missing. */
export function onceOf(request: FastifyRequest): Once {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string") throw new Refusal("idempotency_key_missing");
  return {
    endpoint: request.routeOptions.config.name ?? "",
    key: key.toLowerCase(),
    bodyHash: sha256(JSON.stringify([request.params, request.body ?? null])),
  };
}
