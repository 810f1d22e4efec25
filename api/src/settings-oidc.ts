// The settings of staff sign-in: which identity provider, who we are to it, and which of its words are roles here.
import { roles, type Role } from "./contract/permissions.ts";
import { ConfigError, isLoopback, oneOf, url } from "./settings.ts";
import { parseEmailAddress } from "./shared/email-address.ts";

export interface OidcConfig {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  scopes: string;
  /** The claim that says the roles, which are then read-only here; null: roles are kept here. */
  roleClaim: string | null;
  /** Which value of the claim gives which role. */
  roleValues: readonly { value: string; role: Role }[];
  /** The provider's own administrators set every address, so that `email_verified` need not be said. */
  addressesVerified: boolean;
  /** The addresses of those who get in as administrators by passkey when the provider is away; two at most. */
  breakGlassAdmins: readonly string[];
}

export const oidcSettingNames = [
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_SCOPES",
  "OIDC_ROLE_CLAIM",
  "OIDC_ROLES",
  "OIDC_ADDRESSES_VERIFIED",
  "BREAK_GLASS_ADMINS",
] as const;

type Get = (name: (typeof oidcSettingNames)[number]) => string | undefined;

function issuerOf(text: string): URL {
  const issuer = url("OIDC_ISSUER", text, ["https:", "http:"]);
  if (issuer.protocol === "http:" && !isLoopback(issuer.hostname)) {
    throw new ConfigError("OIDC_ISSUER is not https; what the provider says could be changed on the way.");
  }
  if (issuer.search || issuer.hash || issuer.username || issuer.password) {
    throw new ConfigError(
      "OIDC_ISSUER has a query or a name in it; write only the issuer, such as https://login.example/city.",
    );
  }
  return issuer;
}

function roleValuesOf(text: string): OidcConfig["roleValues"] {
  return text.split(";").map((pair) => {
    const [name = "", ...rest] = pair.split("=");
    const role = roles.find((known) => known === name.trim());
    // A value may have = in it, as the name of a group in a directory does.
    const value = rest.join("=").trim();
    if (role === undefined || value === "") {
      throw new ConfigError(
        `OIDC_ROLES is not right; write it as role=value[;role=value], each role one of ${roles.join(", ")}.`,
      );
    }
    return { role, value };
  });
}

function breakGlassAdminsOf(text: string): readonly string[] {
  const addresses = text.split(",").map((part) => parseEmailAddress(part.trim()));
  const canonical = addresses.flatMap((address) => (address.ok ? [address.canonical] : []));
  if (canonical.length < addresses.length || new Set(canonical).size > 2) {
    throw new ConfigError("BREAK_GLASS_ADMINS is not right; write one or two e-mail addresses with a comma between.");
  }
  return [...new Set(canonical)];
}

/** Null when no provider is configured. */
export function readOidc(get: Get): OidcConfig | null {
  const issuer = get("OIDC_ISSUER");
  if (issuer === undefined) {
    const lonely = oidcSettingNames.find((name) => get(name) !== undefined);
    if (lonely) {
      throw new ConfigError(
        `${lonely} is set, but not OIDC_ISSUER: set it, or take the other settings of staff sign-in away.`,
      );
    }
    return null;
  }
  const clientId = get("OIDC_CLIENT_ID");
  if (clientId === undefined) {
    throw new ConfigError("OIDC_CLIENT_ID is not set; write the name that the provider knows this installation by.");
  }
  const clientSecret = get("OIDC_CLIENT_SECRET");
  if (clientSecret === undefined) {
    throw new ConfigError("OIDC_CLIENT_SECRET is not set; write the secret that the provider gave for OIDC_CLIENT_ID.");
  }
  const scopes = get("OIDC_SCOPES") ?? "openid profile email";
  if (!scopes.split(" ").includes("openid")) {
    throw new ConfigError(
      "OIDC_SCOPES lacks openid; write it as openid profile email, and what the provider asks for.",
    );
  }
  const roleClaim = get("OIDC_ROLE_CLAIM") ?? null;
  const rolesText = get("OIDC_ROLES");
  if (rolesText !== undefined && roleClaim === null) {
    throw new ConfigError("OIDC_ROLES is set, but not OIDC_ROLE_CLAIM: name the claim that these values are in.");
  }
  const breakGlassAdmins = get("BREAK_GLASS_ADMINS");
  return {
    issuer: issuerOf(issuer),
    clientId,
    clientSecret,
    scopes,
    roleClaim,
    roleValues: rolesText === undefined ? roles.map((role) => ({ role, value: role })) : roleValuesOf(rolesText),
    addressesVerified:
      oneOf("OIDC_ADDRESSES_VERIFIED", get("OIDC_ADDRESSES_VERIFIED") ?? "false", ["true", "false"]) === "true",
    breakGlassAdmins: breakGlassAdmins === undefined ? [] : breakGlassAdminsOf(breakGlassAdmins),
  };
}
