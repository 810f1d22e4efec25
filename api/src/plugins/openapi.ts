// The OpenAPI 3.1 document, made from the routes, and the page to browse it. That page alone has a policy of its own: its viewer
// writes style tags. It asks nothing of any other origin.
import swagger from "@fastify/swagger";
import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";

const hidden = { hide: true } as const;

function policyFor(html: string): string {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = scripts.map(([, body = ""]) => `'sha256-${createHash("sha256").update(body).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    refResolver: {
      buildLocalReference: (json, _uri, _fragment, index) =>
        typeof json.$id === "string" ? json.$id : `schema-${index}`,
    },
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Samverkansstöd",
        version: "0.1.0",
        description:
          "Consultation and process support on collaboration between the city and civil society. Lists use cursors; changes use If-Match; creations use Idempotency-Key; refusals are problem answers (RFC 9457).",
        license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
      },
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "session", description: "Set by signIn; httpOnly." },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const access = route.config?.access;
      const security = access === undefined || access === "public" ? [] : [{ session: [] }];
      return { schema: { ...(schema as object | undefined), security }, url };
    },
  });
  app.route({
    method: "GET",
    url: "/api/openapi.json",
    config: { access: "public" },
    schema: hidden,
    handler: async (_request, reply) => reply.header("cache-control", "no-cache").send(app.swagger()),
  });
  await app.register(async (docs) => {
    // The viewer's package is large; it is loaded with the page's routes only.
    const { default: reference } = await import("@scalar/fastify-api-reference");
    docs.addHook("onRoute", (route) => {
      route.config = { ...route.config, access: "public" };
    });
    docs.addHook("onSend", async (_request, reply, payload) => {
      const type = reply.getHeader("content-type");
      if (typeof payload === "string" && typeof type === "string" && type.startsWith("text/html")) {
        void reply.header("content-security-policy", policyFor(payload));
      }
      return payload;
    });
    await docs.register(reference, {
      routePrefix: "/api/docs",
      configuration: {
        url: "/api/openapi.json",
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: "never",
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    });
  });
}
