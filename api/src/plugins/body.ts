// Reads request bodies: JSON only, valid UTF-8, bounded depth, clean text in NFC. A damaged text is refused, never stored damaged.
import type { FastifyInstance } from "fastify";
import { isCleanText, scanJsonText } from "../shared/text.ts";
import { Refusal } from "../shared/problem.ts";

const refusals = {
  invalid_utf8: "invalid_text",
  invalid_json: "invalid_json",
  too_deep: "too_deep",
  bad_text: "invalid_text",
  bad_key: "invalid_json",
} as const;

export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    const result = scanJsonText(body as Buffer);
    if (result.refused === undefined) return done(null, result.value);
    done(new Refusal(refusals[result.refused]));
  });
  app.addHook("onRequest", async (request) => {
    // Query and path are text from outside too.
    let decoded: string;
    try {
      decoded = decodeURIComponent(request.url.replaceAll("+", " "));
    } catch {
      throw new Refusal("invalid_text");
    }
    if (!isCleanText(decoded)) throw new Refusal("invalid_text");
  });
}
