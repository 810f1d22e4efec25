// The words of the trade that several pages say: states, stages, kinds, how it came in. The API's own sentences (problems, field
// errors) come from the contract and stand beside these in the catalogue as `fields`.
export const words = {
  states: {
    draft: "Utkast",
    submitted: "Inkommen",
    accepted: "Tilldelad",
    in_progress: "Pågående",
    closed: "Avslutad",
    declined: "Avböjd",
    referred: "Hänvisad",
    withdrawn: "Återkallad",
    void: "Ogiltig",
  },
  stages: {
    draft: "Utkast",
    sent: "Inskickad",
    waiting_for_you: "Vi väntar på svar från er",
    under_way: "Pågår",
    ended: "Avslutad",
  },
  kinds: {
    consultation: "Konsultation",
    process_support: "Processtöd",
    unsure: "Vet inte – hjälp mig välja",
  },
  waitingFor: {
    nobody: "Väntar inte på någon",
    requester: "Väntar på den som frågar",
    unit: "Väntar på oss",
    other: "Väntar på någon annan",
  },
  priorities: { low: "Låg", normal: "Normal", high: "Hög" },
  sources: {
    web: "Webben",
    email: "E-post",
    phone: "Telefon",
    visit: "Besök",
    forum: "Forum",
    letter: "Brev",
  },
  initiatedBy: {
    organisation: "En organisation",
    city_official: "En tjänsteperson i staden",
    unit: "Enheten själv",
  },
  roles: {
    consultant: "Processledare",
    coordinator: "Samordnare",
    manager: "Enhetschef",
    registrar: "Registrator",
    admin: "Systemadministratör",
  },
} as const;
