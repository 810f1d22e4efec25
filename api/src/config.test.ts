import { expect, test } from "vitest";
import { readConfig, settingNames } from "./config.ts";
import { ConfigError, isLoopback } from "./settings.ts";

const read = (environment: Record<string, string> = {}) => readConfig(environment, "/srv/product");
const secret = "s".repeat(43);
const smtp = "smtp://mail.example:25";
const oidc = { OIDC_ISSUER: "https://login.example/stad", OIDC_CLIENT_ID: "samverkan", OIDC_CLIENT_SECRET: "hemligt" };

function refusal(environment: Record<string, string>): string {
  try {
    read(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return "taken";
}

test("with no settings at all it is a demo on this machine, and what is read cannot be changed", () => {
  const config = read();
  expect({ ...config, publicUrl: config.publicUrl.href }).toEqual({
    production: false,
    port: 3000,
    host: "127.0.0.1",
    publicUrl: "http://localhost:3000/",
    dataDir: "/srv/product/.data",
    databaseUrl: null,
    databaseOwnerUrl: null,
    smtpUrl: null,
    mailFrom: "Samverkansstöd <samverkan@goteborg.example>",
    outboundProxy: null,
    demoData: true,
    role: "all",
    signInKeys: null,
    oidc: null,
    trustProxy: null,
    logLevel: "warn",
    metricsPort: null,
    drainSeconds: 0,
    clockOffsetMinutes: 0,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test("a whole production is read as it is written", () => {
  const config = read({
    NODE_ENV: "production",
    PORT: "8080",
    HOST: "0.0.0.0",
    PUBLIC_URL: "https://samverkan.example",
    DATA_DIR: "/var/lib/product",
    DATABASE_URL: "postgres://app:hemligt@db:5432/product",
    DATABASE_OWNER_URL: "postgresql://owner:hemligt@db/product",
    SMTP_URL: "smtps://mail.example:465",
    MAIL_FROM: "Samverkan <samverkan@stad.example>",
    OUTBOUND_PROXY: "http://proxy.example:3128",
    DEMO_DATA: "false",
    ROLE: "api",
    SIGN_IN_KEYS: `b:${secret},a:${secret}`,
    TRUST_PROXY: "10.0.0.1, 10.1.0.0/16, ::1",
    LOG_LEVEL: "error",
    METRICS_PORT: "9464",
    DRAIN_SECONDS: "3",
  });
  expect(config).toMatchObject({
    production: true,
    port: 8080,
    host: "0.0.0.0",
    dataDir: "/var/lib/product",
    databaseUrl: "postgres://app:hemligt@db:5432/product",
    databaseOwnerUrl: "postgresql://owner:hemligt@db/product",
    smtpUrl: "smtps://mail.example:465",
    mailFrom: "Samverkan <samverkan@stad.example>",
    outboundProxy: "http://proxy.example:3128",
    demoData: false,
    role: "api",
    signInKeys: [
      { id: "b", secret },
      { id: "a", secret },
    ],
    trustProxy: "10.0.0.1, 10.1.0.0/16, ::1",
    logLevel: "error",
    metricsPort: 9464,
    drainSeconds: 3,
  });
  expect(config.publicUrl.origin).toBe("https://samverkan.example");
});

test("production shows no demo and logs more, unless told otherwise", () => {
  const production = { NODE_ENV: "production", SIGN_IN_KEYS: `a:${secret}` };
  expect(read(production)).toMatchObject({ demoData: false, logLevel: "info" });
  expect(read({ ...production, DEMO_DATA: "true" }).demoData).toBe(true);
});

test("a blank setting is one that is not there, and spaces around one do not count", () => {
  expect(read({ PORT: " ", ROLE: "", SMTP_URL: "" })).toMatchObject({ port: 3000, role: "all", smtpUrl: null });
  expect(read({ PORT: " 4000 " }).port).toBe(4000);
});

const bad: [string, Record<string, string>][] = [
  ["PORT", { PORT: "0" }],
  ["PORT", { PORT: "65536" }],
  ["PORT", { PORT: "-1" }],
  ["PORT", { PORT: "3000.5" }],
  ["PORT", { PORT: "http" }],
  ["HOST", { HOST: "http://localhost", SMTP_URL: smtp }],
  ["HOST", { HOST: "two words", SMTP_URL: smtp }],
  ["PUBLIC_URL", { PUBLIC_URL: "localhost" }],
  ["PUBLIC_URL", { PUBLIC_URL: "ftp://localhost" }],
  ["PUBLIC_URL", { PUBLIC_URL: "http://localhost:3000/stod" }],
  ["PUBLIC_URL", { PUBLIC_URL: "http://localhost:3000/?a" }],
  ["PUBLIC_URL", { PUBLIC_URL: "http://namn:hemligt@localhost:3000" }],
  ["DATABASE_URL", { DATABASE_URL: "mysql://db/product" }],
  ["DATABASE_URL", { DATABASE_URL: "product" }],
  ["DATABASE_OWNER_URL", { DATABASE_URL: "postgres://db/product", DATABASE_OWNER_URL: "x" }],
  ["SMTP_URL", { SMTP_URL: "mail.example" }],
  ["SMTP_URL", { SMTP_URL: "http://mail.example" }],
  ["SMTP_URL", { HOST: "0.0.0.0" }],
  ["SMTP_URL", { PUBLIC_URL: "https://samverkan.example" }],
  ["SMTP_URL", { PUBLIC_URL: "http://localhost.example:3000" }],
  ["MAIL_FROM", { MAIL_FROM: "Samverkan" }],
  ["MAIL_FROM", { MAIL_FROM: "a@b.example\r\nBcc: c@d.example" }],
  ["OUTBOUND_PROXY", { OUTBOUND_PROXY: "proxy.example:3128" }],
  ["OUTBOUND_PROXY", { OUTBOUND_PROXY: "socks5://proxy.example" }],
  ["METRICS_PORT", { METRICS_PORT: "true" }],
  ["METRICS_PORT", { METRICS_PORT: "0" }],
  ["METRICS_PORT", { METRICS_PORT: "3000" }],
  ["DRAIN_SECONDS", { DRAIN_SECONDS: "6" }],
  ["DRAIN_SECONDS", { DRAIN_SECONDS: "0.5" }],
  ["DEMO_DATA", { DEMO_DATA: "yes" }],
  ["CLOCK_OFFSET_MINUTES", { CLOCK_OFFSET_MINUTES: "soon" }],
  ["CLOCK_OFFSET_MINUTES", { CLOCK_OFFSET_MINUTES: "5", SMTP_URL: "smtp://mail.example:25" }],
  ["ROLE", { ROLE: "web", DATABASE_URL: "postgres://db/product" }],
  ["ROLE", { ROLE: "worker" }],
  ["SIGN_IN_KEYS", { NODE_ENV: "production" }],
  ["SIGN_IN_KEYS", { SIGN_IN_KEYS: secret }],
  ["SIGN_IN_KEYS", { SIGN_IN_KEYS: "a:kort" }],
  ["SIGN_IN_KEYS", { SIGN_IN_KEYS: `A B:${secret}` }],
  ["SIGN_IN_KEYS", { SIGN_IN_KEYS: `a:${secret},` }],
  ["TRUST_PROXY", { TRUST_PROXY: "true" }],
  ["OIDC_ISSUER", { ...oidc, OIDC_ISSUER: "login.example" }],
  ["OIDC_ISSUER", { ...oidc, OIDC_ISSUER: "http://login.example" }],
  ["OIDC_ISSUER", { ...oidc, OIDC_ISSUER: "https://login.example/?tenant=1" }],
  ["OIDC_ISSUER", { OIDC_CLIENT_ID: "samverkan" }],
  ["OIDC_ISSUER", { OIDC_ROLE_CLAIM: "roles" }],
  ["OIDC_CLIENT_ID", { ...oidc, OIDC_CLIENT_ID: " " }],
  ["OIDC_CLIENT_SECRET", { ...oidc, OIDC_CLIENT_SECRET: "" }],
  ["OIDC_SCOPES", { ...oidc, OIDC_SCOPES: "profile email" }],
  ["OIDC_ROLE_CLAIM", { ...oidc, OIDC_ROLES: "admin=a" }],
  ["OIDC_ROLES", { ...oidc, OIDC_ROLE_CLAIM: "roles", OIDC_ROLES: "chef=a" }],
  ["OIDC_ROLES", { ...oidc, OIDC_ROLE_CLAIM: "roles", OIDC_ROLES: "admin=a;manager" }],
  ["OIDC_ADDRESSES_VERIFIED", { ...oidc, OIDC_ADDRESSES_VERIFIED: "yes" }],
  ["BREAK_GLASS_ADMINS", { ...oidc, BREAK_GLASS_ADMINS: "anna" }],
  ["BREAK_GLASS_ADMINS", { ...oidc, BREAK_GLASS_ADMINS: "a@city.example,b@city.example,c@city.example" }],
  ["BREAK_GLASS_ADMINS", { BREAK_GLASS_ADMINS: "a@city.example" }],
  ["TRUST_PROXY", { TRUST_PROXY: "1" }],
  ["TRUST_PROXY", { TRUST_PROXY: "10.0.0.0/33" }],
  ["TRUST_PROXY", { TRUST_PROXY: "proxy.example" }],
  ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
];

test.each(bad)("a bad %s stops the boot with one sentence that names it: %j", (name, environment) => {
  const sentence = refusal(environment);
  expect(sentence).toMatch(/^[A-Z].*\.$/s);
  expect(sentence).toContain(name);
  expect(sentence).not.toContain("\n");
});

test("a sentence never repeats what may hold a password", () => {
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "SMTP_URL", "PUBLIC_URL", "OUTBOUND_PROXY"]) {
    expect(
      refusal({ [name]: "x://namn:hemligt@db", SMTP_URL: name === "SMTP_URL" ? "x://namn:hemligt@db" : smtp }),
    ).not.toContain("hemligt");
  }
  expect(refusal({ SIGN_IN_KEYS: "a:hemligt" })).not.toContain("hemligt");
});

test("every setting has a test of its own, good and bad", () => {
  const tested = new Set(bad.flatMap(([name]) => name));
  const anything = ["NODE_ENV", "DATA_DIR"];
  expect(settingNames.filter((name) => !tested.has(name) && !anything.includes(name))).toEqual([]);
});

test("loopback is this machine by any of its names", () => {
  expect(["127.0.0.1", "localhost", "::1", "[::1]"].every(isLoopback)).toBe(true);
  expect(["0.0.0.0", "::", "localhost.example", "127.0.0.1.example", ""].some(isLoopback)).toBe(false);
});

test("an identity provider is read with what it needs; without a word of it the values of the claim are the roles' own names", () => {
  const plain = read(oidc).oidc;
  expect(plain).toMatchObject({ clientId: "samverkan", scopes: "openid profile email", roleClaim: null });
  expect([plain?.issuer.href, plain?.addressesVerified]).toEqual(["https://login.example/stad", false]);
  const whole = read({
    ...oidc,
    OIDC_SCOPES: "openid email offline_access",
    OIDC_ROLE_CLAIM: "realm_access.roles",
    OIDC_ROLES: "consultant=CN=Samverkan,OU=Grupper; consultant=vikarier ;admin=b7f1",
    OIDC_ADDRESSES_VERIFIED: "true",
  }).oidc;
  expect(whole).toMatchObject({
    scopes: "openid email offline_access",
    roleClaim: "realm_access.roles",
    addressesVerified: true,
    roleValues: [
      { role: "consultant", value: "CN=Samverkan,OU=Grupper" },
      { role: "consultant", value: "vikarier" },
      { role: "admin", value: "b7f1" },
    ],
  });
  expect(read({ ...oidc, OIDC_ISSUER: "http://127.0.0.1:9000" }).oidc?.issuer.href).toBe("http://127.0.0.1:9000/");
  for (const change of [{ OIDC_CLIENT_ID: "" }, { OIDC_SCOPES: "email" }, { OIDC_ROLES: "x" }]) {
    expect(refusal({ ...oidc, ...change })).not.toContain("hemligt");
  }
});
