// Reading one setting: a value that is wrong is refused with the sentence to print. Which settings there are is in config.ts.

/** Its message is one sentence that says what to write. */
export class ConfigError extends Error {}

const loopbackNames = ["127.0.0.1", "localhost", "::1", "[::1]"];
export const isLoopback = (host: string): boolean => loopbackNames.includes(host);

export function oneOf<const C extends readonly string[]>(name: string, value: string, choices: C): C[number] {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new ConfigError(`${name} is "${value}"; set it to one of ${choices.join(", ")}.`);
  return found;
}

export function url(name: string, value: string, schemes: readonly string[]): URL {
  const parsed = URL.parse(value);
  if (!parsed || !schemes.includes(parsed.protocol)) {
    // The value may hold a password, so it is not repeated.
    throw new ConfigError(`${name} is not an address; write it as ${schemes.map((s) => `${s}//…`).join(" or ")}.`);
  }
  return parsed;
}
