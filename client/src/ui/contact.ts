// How to reach the unit without a computer. Fictional until an owner sets its own: numbers reserved for books and films, and a domain
// that leads nowhere.
export const contact = {
  phone: { shown: "031-390 06 00", href: "tel:+46313900600" },
  mail: "samverkan@goteborg.example",
  visit: "Exempelgatan 1, 411 00 Göteborg",
} as const;
