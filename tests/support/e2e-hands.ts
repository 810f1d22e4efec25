/*
 * How somebody works a screen: with the mouse, or with the keyboard alone. The same steps of a story are walked by either, so that
 * what one can do the other can too.
 */
import type { Locator, Page } from "playwright-core";
import { keyboardOf } from "./e2e-keyboard.ts";

export interface Hand {
  /** A button or a link. */
  press: (control: Locator) => Promise<void>;
  /** Writes in the place of what stood there. */
  write: (field: Locator, text: string) => Promise<void>;
  /** A check box or a radio button, left checked. */
  check: (control: Locator) => Promise<void>;
  /** The option of a list at this place, from 0. */
  pick: (list: Locator, place: number) => Promise<void>;
}

export type HandOf = (page: Page) => Hand;

export const mouseOf: HandOf = () => ({
  press: async (control) => control.click(),
  write: async (field, text) => field.fill(text),
  check: async (control) => control.check(),
  pick: async (list, place) => {
    await list.selectOption({ index: place });
  },
});

export const keyboardAlone: HandOf = (page) => {
  const keys = keyboardOf(page);
  return {
    press: async (control) => keys.activate(control, await keys.wayTo(control)),
    write: async (field, text) => keys.write(field, text, await keys.wayTo(field)),
    check: async (control) => keys.check(control, await keys.wayTo(control)),
    pick: async (list, place) => {
      await keys.to(list, await keys.wayTo(list));
      await keys.press("Home");
      await keys.press("ArrowDown", place);
      const at = await list.evaluate((element) => (element instanceof HTMLSelectElement ? element.selectedIndex : -1));
      if (at !== place) throw new Error(`Place ${place} of ${String(list)} could not be picked; ${at} was.`);
    },
  };
};
