/*
 * A person who uses only the keyboard: gets to a control by Tab as anybody would, types, presses, and sees at every stop where the
 * focus is. No mouse and no jump.
 */
import type { Locator, Page } from "playwright-core";

const most = 120;

/** What is wrong with the present focus, as somebody who looks for it would say; empty when it is seen. */
async function unseenFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    // A heading or the content that was given the focus is no stop: nothing can be pressed there.
    if (!(focused instanceof HTMLElement) || focused.tabIndex < 0) return "";
    const name = `<${focused.tagName.toLowerCase()}> "${(focused.getAttribute("aria-label") ?? (focused.innerText || focused.id)).slice(0, 40)}"`;
    // A box around a radio button, and a card around its link, carry the line for it.
    let framed: Element | null = focused;
    for (let step = 0; step < 3 && framed && getComputedStyle(framed).outlineStyle === "none"; step += 1)
      framed = framed.parentElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(framed ?? focused);
    if (outlineStyle === "none" || outlineWidth === "0px") return `${name} does not show that it has the focus`;
    const { left, top, width, height } = focused.getBoundingClientRect();
    const inside = { x: left + width / 2, y: Math.min(top + height / 2, top + 20) };
    if (inside.y < 0 || inside.y > innerHeight || inside.x < 0 || inside.x > innerWidth)
      return `${name} has the focus outside the window`;
    const above = document.elementFromPoint(inside.x, inside.y);
    const belongs =
      above !== null && (focused.contains(above) || above.contains(focused) || above.closest("label") !== null);
    return belongs ? "" : `${name} has the focus behind <${above?.tagName.toLowerCase()} class="${above?.className}">`;
  });
}

/** What has it: the control, something in it, or a radio button of the same question. */
type Focus = "the focus" | "it within" | "a choice beside it";
type Way = "Tab" | "Shift+Tab";

export interface Keyboard {
  /** Tab by Tab (or Shift+Tab) until the control has the focus; every stop on the way must be seen. */
  to: (control: Locator, way?: Way) => Promise<void>;
  press: (key: string, times?: number) => Promise<void>;
  /** Back when the control stands before the present focus, as anybody would go who sees both. */
  wayTo: (control: Locator) => Promise<Way>;
  activate: (control: Locator, way?: Way) => Promise<void>;
  /** Writes in the place of what stood there. */
  write: (control: Locator, text: string, way?: Way) => Promise<void>;
  /** A check box: Tab to it, Space. A radio button: Tab to its group, arrows to it. Left checked. */
  check: (control: Locator, way?: Way) => Promise<void>;
  /** One of a group of radio buttons: Tab to the group, arrows within it. */
  choose: (group: Locator, name: string, way?: Way) => Promise<void>;
  /** One of a list: its first letters, as anybody does. */
  pick: (list: Locator, option: string) => Promise<void>;
}

export function keyboardOf(page: Page): Keyboard {
  const press = async (key: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
  };
  const has = async (control: Locator, focus: Focus): Promise<boolean> =>
    control.evaluate((element, wanted) => {
      const focused = document.activeElement;
      if (element === focused) return true;
      if (wanted === "it within") return element.contains(focused);
      const isChoice = (some: unknown) => some instanceof HTMLInputElement && some.type === "radio";
      return (
        wanted === "a choice beside it" &&
        isChoice(focused) &&
        isChoice(element) &&
        element.getAttribute("name") === focused?.getAttribute("name")
      );
    }, focus);

  const walk = async (control: Locator, focus: Focus, way: Way): Promise<void> => {
    await control.waitFor({ state: "visible" });
    for (let stop = 0; stop <= most; stop += 1) {
      const unseen = await unseenFocus(page);
      if (unseen) throw new Error(unseen);
      if (await has(control, focus)) return;
      await press(way);
    }
    throw new Error(`After ${most} stops the focus has not come to ${String(control)}.`);
  };

  const to: Keyboard["to"] = async (control, way = "Tab") => walk(control, "the focus", way);
  return {
    to,
    press,
    activate: async (control, way) => {
      await to(control, way);
      await press("Enter");
    },
    wayTo: async (control) => {
      await control.waitFor({ state: "visible" });
      return control.evaluate((element) => {
        const focused = document.activeElement;
        const before =
          focused !== null &&
          focused !== document.body &&
          (element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        return before ? "Shift+Tab" : "Tab";
      });
    },
    write: async (control, text, way) => {
      await to(control, way);
      await press("ControlOrMeta+a");
      await page.keyboard.type(text);
    },
    check: async (control, way = "Tab") => {
      await walk(control, "a choice beside it", way);
      // Within a group of radio buttons only one is a stop; the arrows go round.
      for (let turn = 0; turn < most && !(await has(control, "the focus")); turn += 1) await press("ArrowDown");
      if (!(await control.isChecked())) await press("Space");
      if (!(await control.isChecked())) throw new Error(`${String(control)} could not be checked with the keyboard.`);
    },
    choose: async (group, name, way = "Tab") => {
      await walk(group, "it within", way);
      const wanted = group.getByRole("radio", { name, exact: true });
      const count = await group.getByRole("radio").count();
      for (let turn = 0; turn < count && !(await has(wanted, "the focus")); turn += 1) await press("ArrowDown");
      if (!(await wanted.isChecked())) await press("Space");
      if (!(await wanted.isChecked())) throw new Error(`"${name}" could not be chosen with the keyboard.`);
    },
    pick: async (list, option) => {
      await to(list);
      // Letters that the driver's keyboard lacks would be put into the field before instead.
      await page.keyboard.type(/^[ -~]+/u.exec(option)?.[0] ?? "");
      const picked = await list.evaluate((element) =>
        element instanceof HTMLSelectElement ? element.selectedOptions[0]?.label : undefined,
      );
      if (picked !== option) throw new Error(`"${option}" could not be picked with the keyboard; "${picked}" was.`);
    },
  };
}
