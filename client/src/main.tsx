// Starts the app in app.html: the chosen language first, then the router.
import "./ui/styles.css";
import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Providers } from "./app/providers.tsx";
import { routes } from "./app/router.tsx";
import { createQueryClient } from "./http/query-client.ts";
import { rememberedLanguage } from "./i18n/languages.ts";
import { startLanguage } from "./i18n/setup.ts";

const language = rememberedLanguage();
document.documentElement.lang = language;
const words = await startLanguage(language);

const place = document.getElementById("app");
if (place) {
  createRoot(place).render(
    <Providers words={words} queries={createQueryClient()}>
      <RouterProvider router={createBrowserRouter(routes)} />
    </Providers>,
  );
}
