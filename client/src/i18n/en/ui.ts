// Words of the design system in English; the shape is that of sv/ui.ts.
import type { SameShape } from "../same-shape.ts";
import type { ui as sv } from "../sv/ui.ts";

export const ui = {
  optional: "(optional)",
  errorPrefix: "Error: ",
  errorSummaryHeading: "There is something to correct",
  close: "Close",
  loading: "Loading …",
  breadcrumb: "You are here",
  counter: "{{used}} of {{limit}} characters",
  counterOver: "{{over}} characters too many. Shorten the text.",
  counterLeft: "{{left}} characters left.",
  stepOf: "Step {{current}} of {{total}}",
  stepDone: "done",
  stepCurrent: "you are here now",
  scrollableTable: "{{name}}, can be scrolled sideways",
  filter: {
    all: "All",
    show: "Show filters",
    hide: "Hide filters",
    active: "Filters in use",
    remove: "Remove the filter {{name}}",
    clear: "Clear filters",
  },
} satisfies SameShape<typeof sv>;
