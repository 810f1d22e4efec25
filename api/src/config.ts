// The environment, read once into a frozen, typed value. A bad value stops the boot with one sentence that says what to do.
import { isIP } from "node:net";
import { isAbsolute, resolve } from "node:path";
import { oidcSettingNames, readOidc, type OidcConfig } from "./settings-oidc.ts";
import { ConfigError, isLoopback, oneOf, url } from "./settings.ts";
import type { SigningKey } from "./shared/keys.ts";

export interface Config {
  production: boolean;
  port: number;
  host: string;
  /** Scheme, host and port under which people reach the product; links in mails and the cross-site check use it. */
  publicUrl: URL;
  dataDir: string;
  /** Null: the embedded database under dataDir. */
  databaseUrl: string | null;
  /** Who owns the tables; migrations only. */
  databaseOwnerUrl: string | null;
  /** Null: the development mailbox. */
  smtpUrl: string | null;
  mailFrom: string;
  /** The proxy through which connections leave for the mail server and the identity provider; null: directly. */
  outboundProxy: string | null;
  demoData: boolean;
  role: "all" | "api" | "worker";
  /** First: signs; all: verify. Null: made and kept under dataDir. */
  signInKeys: readonly SigningKey[] | null;
  /** Where staff sign in; null: by a mailed code, as everybody. */
  oidc: OidcConfig | null;
  /** Address of the proxy in front, whose X-Forwarded-For is believed; null: nobody's. */
  trustProxy: string | null;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** Where /metrics is, on this machine alone; null: nowhere. */
  metricsPort: number | null;
  /** How long a process that is told to stop still answers, so that a proxy hears from /readyz and sends calls elsewhere. */
  drainSeconds: number;
  /** How far this process's clock is moved, in minutes; for trying what falls due, and only beside the development mailbox. */
  clockOffsetMinutes: number;
}

/** The names of all settings; docs/running.md and .env.example are checked against it. */
export const settingNames = [
  "NODE_ENV",
  "PORT",
  "HOST",
  "PUBLIC_URL",
  "DATA_DIR",
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "SMTP_URL",
  "MAIL_FROM",
  "OUTBOUND_PROXY",
  "DEMO_DATA",
  "ROLE",
  "SIGN_IN_KEYS",
  ...oidcSettingNames,
  "TRUST_PROXY",
  "LOG_LEVEL",
  "METRICS_PORT",
  "DRAIN_SECONDS",
  "CLOCK_OFFSET_MINUTES",
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

function keys(value: string): SigningKey[] {
  return value.split(",").map((part) => {
    const [id, secret] = part.split(":");
    if (!id || !/^[a-z0-9-]{1,20}$/.test(id) || !secret || secret.length < 43) {
      throw new ConfigError(
        'SIGN_IN_KEYS is not right; write it as id:secret[,id:secret], each secret at least 43 characters from "openssl rand -base64 32".',
      );
    }
    return { id, secret };
  });
}

/** Addresses or networks, comma-separated; never "true", which would believe anybody's X-Forwarded-For. */
function proxies(value: string | undefined): string | null {
  if (value === undefined) return null;
  const areAddresses = value.split(",").every((part) => {
    const [address = "", bits] = part.trim().split("/");
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    return version !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
  });
  if (!areAddresses) {
    throw new ConfigError("TRUST_PROXY is no address; write the proxy's, such as 10.0.0.5 or 10.0.0.0/24.");
  }
  return value;
}

function portOf(name: string, text: string, example: number): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new ConfigError(`${name} is "${text}"; set it to a number from 1 to 65535, such as ${example}.`);
  }
  return port;
}

/** Refuses with a ConfigError whose message is the sentence to print. `cwd` is where a relative DATA_DIR begins. */
export function readConfig(environment: Environment, cwd: string): Config {
  const get = (name: (typeof settingNames)[number]) => environment[name]?.trim() || undefined;
  const production = get("NODE_ENV") === "production";
  const port = portOf("PORT", get("PORT") ?? "3000", 3000);
  const metricsText = get("METRICS_PORT");
  const metricsPort = metricsText === undefined ? null : portOf("METRICS_PORT", metricsText, 9464);
  if (metricsPort === port) {
    throw new ConfigError("METRICS_PORT is the same as PORT; set it to another number, such as 9464.");
  }
  const drainText = get("DRAIN_SECONDS") ?? "0";
  if (!/^[0-5]$/.test(drainText)) {
    throw new ConfigError(`DRAIN_SECONDS is "${drainText}"; set it to a whole number from 0 to 5.`);
  }
  const host = get("HOST") ?? "127.0.0.1";
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
    throw new ConfigError(`HOST is "${host}"; set it to an address of this machine, such as 127.0.0.1 or 0.0.0.0.`);
  }
  const publicUrl = url("PUBLIC_URL", get("PUBLIC_URL") ?? `http://localhost:${port}`, ["http:", "https:"]);
  if (publicUrl.pathname !== "/" || publicUrl.search || publicUrl.hash) {
    throw new ConfigError(
      "PUBLIC_URL has a path; write only scheme, host and port, such as https://samverkan.example.",
    );
  }
  if (publicUrl.username || publicUrl.password) {
    throw new ConfigError("PUBLIC_URL has a name or password; write only scheme, host and port.");
  }
  const dataDirText = get("DATA_DIR") ?? ".data";
  const databaseUrl = get("DATABASE_URL") ?? null;
  if (databaseUrl) url("DATABASE_URL", databaseUrl, ["postgres:", "postgresql:"]);
  const databaseOwnerUrl = get("DATABASE_OWNER_URL") ?? databaseUrl;
  if (databaseOwnerUrl) url("DATABASE_OWNER_URL", databaseOwnerUrl, ["postgres:", "postgresql:"]);
  const smtpUrl = get("SMTP_URL") ?? null;
  if (smtpUrl) url("SMTP_URL", smtpUrl, ["smtp:", "smtps:"]);
  if (!smtpUrl && !(isLoopback(host) && isLoopback(publicUrl.hostname))) {
    throw new ConfigError(
      "SMTP_URL is not set, and the development mailbox shows sign-in codes: set SMTP_URL, or keep HOST and PUBLIC_URL on this machine (127.0.0.1, localhost).",
    );
  }
  const outboundProxy = get("OUTBOUND_PROXY") ?? null;
  if (outboundProxy) url("OUTBOUND_PROXY", outboundProxy, ["http:", "https:"]);
  const signInKeys = get("SIGN_IN_KEYS");
  if (production && !signInKeys) {
    throw new ConfigError(
      'SIGN_IN_KEYS is not set; in production write it as id:secret, with a secret from "openssl rand -base64 32".',
    );
  }
  if (databaseUrl === null && get("ROLE") !== undefined && get("ROLE") !== "all") {
    throw new ConfigError(
      "ROLE is not all, but DATABASE_URL is not set: several processes need one database server; set DATABASE_URL.",
    );
  }
  const mailFrom = get("MAIL_FROM") ?? "Samverkansstöd <samverkan@goteborg.example>";
  if (/[\r\n]/.test(mailFrom) || !mailFrom.includes("@")) {
    throw new ConfigError("MAIL_FROM is not an address; write it as Name <name@domain>.");
  }
  const offsetText = get("CLOCK_OFFSET_MINUTES") ?? "0";
  if (!/^-?\d{1,7}$/.test(offsetText)) {
    throw new ConfigError(
      `CLOCK_OFFSET_MINUTES is "${offsetText}"; set it to a whole number of minutes, such as -4320.`,
    );
  }
  const clockOffsetMinutes = Number(offsetText);
  if (clockOffsetMinutes !== 0 && (production || smtpUrl)) {
    throw new ConfigError(
      "CLOCK_OFFSET_MINUTES is for trials: it cannot be set in production or where mail leaves the machine.",
    );
  }
  return Object.freeze({
    production,
    port,
    host,
    publicUrl,
    dataDir: isAbsolute(dataDirText) ? dataDirText : resolve(cwd, dataDirText),
    databaseUrl,
    databaseOwnerUrl,
    smtpUrl,
    mailFrom,
    outboundProxy,
    demoData: oneOf("DEMO_DATA", get("DEMO_DATA") ?? (production ? "false" : "true"), ["true", "false"]) === "true",
    role: oneOf("ROLE", get("ROLE") ?? "all", ["all", "api", "worker"]),
    signInKeys: signInKeys ? keys(signInKeys) : null,
    oidc: readOidc(get),
    trustProxy: proxies(get("TRUST_PROXY")),
    logLevel: oneOf("LOG_LEVEL", get("LOG_LEVEL") ?? (production ? "info" : "warn"), [
      "fatal",
      "error",
      "warn",
      "info",
      "debug",
      "silent",
    ]),
    metricsPort,
    drainSeconds: Number(drainText),
    clockOffsetMinutes,
  });
}
