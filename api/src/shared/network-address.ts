// A network address as we count by it and as we show it. Node gives them without a zone; an IPv4 address may come inside an IPv6 one.
import { isIPv4, isIPv6 } from "node:net";

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

/** The first groups of an IPv6 address, written out, without leading zeros. */
function groups(address: string, wanted: number): string[] {
  const [head = "", tail] = address.toLowerCase().split("::");
  const split = (part: string | undefined) => (part ? part.split(":") : []);
  const [before, after] = [split(head), split(tail)];
  const between = tail === undefined ? 0 : Math.max(8 - before.length - after.length, 0);
  const all = [...before, ...Array.from({ length: between }, () => "0"), ...after];
  return all.slice(0, wanted).map((group) => group.replace(/^0+(?=.)/, ""));
}

/** What limits count by: an IPv4 address, or the 64 bits of an IPv6 one that a single customer is given. */
export function countedNetwork(address: string): string {
  const bare = plain(address);
  return isIPv6(bare) ? `${groups(bare, 4).join(":")}::` : bare;
}

/** What is kept of where a session is from: 24 bits of an IPv4 address, 48 of an IPv6 one, so that it is nobody's own. Null for anything else. */
export function shortNetwork(address: string): string | null {
  const bare = plain(address);
  if (isIPv4(bare)) return `${bare.split(".").slice(0, 3).join(".")}.x`;
  return isIPv6(bare) ? `${groups(bare, 3).join(":")}::x` : null;
}
