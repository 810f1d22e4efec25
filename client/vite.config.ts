// How the client is bundled. Three passes, run by build.ts: the app, the two small scripts that run outside it, and the renderer that
// makes the HTML files.
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { InlineConfig, UserConfig } from "vite";
import { contractPlugin } from "./contract-plugin.ts";

const source = join(import.meta.dirname, "src");

export const entries = {
  app: join(source, "main.tsx"),
  early: join(source, "app/early.ts"),
  publicPage: join(source, "features/public/public-page.ts"),
  render: join(source, "features/public/render.tsx"),
  icon: join(source, "app/favicon.svg"),
} as const;

const shared = {
  configFile: false,
  root: import.meta.dirname,
  logLevel: "warn",
  publicDir: false,
  plugins: [react(), contractPlugin()],
} satisfies InlineConfig;

const output = {
  target: "es2023",
  emptyOutDir: false,
  // Nothing inline: the content security policy allows files of our own only.
  assetsInlineLimit: 0,
  sourcemap: false,
  modulePreload: { polyfill: false },
  reportCompressedSize: false,
} satisfies NonNullable<InlineConfig["build"]>;

export function appBuild(outDir: string): InlineConfig {
  return {
    ...shared,
    build: { ...output, outDir, manifest: "manifest.json", rolldownOptions: { input: entries.app } },
  };
}

/** A script that stands alone: no imports at run time, so that it can run in the head before anything is painted. */
export function loneScript(outDir: string, input: string): InlineConfig {
  return {
    ...shared,
    build: {
      ...output,
      outDir,
      manifest: "manifest.json",
      rolldownOptions: { input, output: { format: "iife", entryFileNames: "assets/[name]-[hash].js" } },
    },
  };
}

export function renderBuild(outDir: string): InlineConfig {
  return {
    ...shared,
    build: { ...output, outDir, ssr: entries.render, rolldownOptions: { output: { entryFileNames: "render.mjs" } } },
    ssr: { noExternal: true },
  };
}

// For Vite's own tools.
const config: UserConfig = { root: import.meta.dirname, publicDir: false, plugins: shared.plugins };
export default config;
