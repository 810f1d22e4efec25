// How an organisation is called: with its section, where it is one.

export const nameOf = ({ name, section }: { name: string; section: string }): string =>
  section === "" ? name : `${name}, ${section}`;
