import { defineConfig } from "vitest/config";
import { VitePWA } from "vite-plugin-pwa";

const backend = "http://127.0.0.1:8000";

export default defineConfig({
  base: "/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // An inlined asset would be a data: URL, which the server's content policy allows for images only.
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: {
    proxy: {
      "/api": backend,
      "/_allauth": backend,
      "/ws": { target: backend, ws: true },
    },
  },
  plugins: [
    VitePWA({
      registerType: "autoUpdate",
      // The page registers the worker itself (src/service-worker.ts): the stock script reloads
      // the page on every update, and nobody's live session may be interrupted by a deployment.
      injectRegister: false,
      includeAssets: ["icon.svg", "apple-touch-icon.png"],
      manifest: {
        id: "/",
        name: "In This Room",
        short_name: "In This Room",
        start_url: "/",
        display: "standalone",
        background_color: "#f8f4ec",
        theme_color: "#f8f4ec",
        icons: [
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
          { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
        ],
      },
      // A worker of our own, because it also sends sealed ballots that wait.
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      // Charts are for directors and coordinators: residents' phones need not keep what draws them.
      injectManifest: {
        globPatterns: ["**/*.{js,css,html,svg,png,webmanifest}"],
        globIgnores: ["assets/drawing-*"],
      },
    }),
  ],
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
