// Light, dark, high contrast or as the device: the choice, where it is kept, and the attributes that the style sheet reads.
import { recall, remember } from "./remembered.ts";

export const appearances = ["system", "light", "dark", "contrast"] as const;
export type Appearance = (typeof appearances)[number];

export function rememberedAppearance(): Appearance {
  const found = recall("appearance");
  return appearances.find((appearance) => appearance === found) ?? "system";
}

export function applyAppearance(appearance: Appearance): void {
  const { dataset } = document.documentElement;
  dataset["colorScheme"] = appearance === "light" || appearance === "dark" ? appearance : "auto";
  const deviceWantsMore = appearance === "system" && matchMedia("(prefers-contrast: more)").matches;
  if (appearance === "contrast" || deviceWantsMore) dataset["contrast"] = "more";
  else delete dataset["contrast"];
}

export function chooseAppearance(appearance: Appearance): void {
  remember("appearance", appearance === "system" ? null : appearance);
  applyAppearance(appearance);
}
