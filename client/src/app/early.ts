// Runs in the head before anything is painted, on every page: the chosen appearance, so that nothing flashes. Its own small file,
// because the content security policy allows no script inside the page.
import { applyAppearance, rememberedAppearance } from "../ui/appearance.ts";

applyAppearance(rememberedAppearance());
