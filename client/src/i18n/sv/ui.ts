// Words of the design system: hidden texts, counters, the error summary. Nothing that belongs to one page.
export const ui = {
  optional: "(valfritt)",
  errorPrefix: "Fel: ",
  errorSummaryHeading: "Det finns något att rätta till",
  close: "Stäng",
  loading: "Hämtar …",
  breadcrumb: "Här är du",
  counter: "{{used}} av {{limit}} tecken",
  counterOver: "{{over}} tecken för mycket. Korta texten.",
  counterLeft: "{{left}} tecken kvar.",
  stepOf: "Steg {{current}} av {{total}}",
  stepDone: "klart",
  stepCurrent: "här är du nu",
  scrollableTable: "{{name}}, går att rulla i sidled",
  filter: {
    all: "Alla",
    show: "Visa filter",
    hide: "Dölj filter",
    active: "Filter som är på",
    remove: "Ta bort filtret {{name}}",
    clear: "Rensa filter",
  },
} as const;
