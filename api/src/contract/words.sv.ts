// What the API says in Swedish: problem answers and field errors. The screen shows the same words beside the field.
import type { Words } from "./words.ts";

export const sv: Words = {
  problems: {
    invalid_json: { title: "Vi kunde inte läsa det som skickades", detail: "Innehållet är inte giltig JSON." },
    invalid_text: {
      title: "Texten innehåller tecken som inte går att spara",
      detail: "Skriv om texten utan de tecknen. De kan ha följt med när du klistrade in.",
    },
    too_deep: { title: "Innehållet är för djupt nästlat", detail: "Högst 20 nivåer tas emot." },
    too_large: { title: "Det som skickades är för stort", detail: "Högst 1 MiB tas emot på en gång." },
    uri_too_long: { title: "Adressen är för lång", detail: "Korta sökningen eller filtren." },
    unsupported_media_type: { title: "Formatet tas inte emot", detail: "Skicka application/json." },
    invalid_fields: { title: "Det finns något att rätta till", detail: "Se vad som står vid varje fält." },
    invalid_id: { title: "Adressen stämmer inte", detail: "Kontrollera länken." },
    signed_out: { title: "Du är inte inloggad", detail: "Logga in och försök igen. Det du har skrivit finns kvar." },
    forbidden: {
      title: "Du har inte behörighet till det här",
      detail: "Fråga en samordnare om du behöver det i ditt arbete.",
    },
    cross_site: { title: "Anropet kom från en annan webbplats", detail: "Öppna sidan på nytt och försök igen." },
    not_found: { title: "Det finns inte, eller så är det inte till för dig", detail: "Kontrollera länken." },
    unknown_route: { title: "Det finns ingenting på den adressen", detail: "Kontrollera adressen." },
    wrong_state: {
      title: "Det går inte i det läge ärendet är nu",
      detail: "Läs in sidan på nytt för att se hur det står till.",
    },
    stale_version: {
      title: "Någon annan har ändrat under tiden",
      detail: "Jämför din text med den som finns och spara igen. Ingenting har gått förlorat.",
    },
    version_missing: {
      title: "Det saknas vilken version ändringen bygger på",
      detail: "Skicka If-Match med versionens nummer.",
    },
    idempotency_key_missing: {
      title: "Det saknas en nyckel mot dubbletter",
      detail: "Skicka Idempotency-Key med ett UUID.",
    },
    idempotency_key_reused: {
      title: "Nyckeln har redan använts för något annat",
      detail: "Gör en ny nyckel för en ny förfrågan.",
    },
    in_progress: { title: "Samma sak håller redan på att sparas", detail: "Vänta ett ögonblick och försök igen." },
    too_many: { title: "Det blev för många försök", detail: "Vänta en stund och försök igen." },
    code_wrong: { title: "Koden stämmer inte", detail: "Skriv de sex siffrorna i det senaste mejlet från oss." },
    code_expired: {
      title: "Koden gäller inte längre",
      detail: "Be om en ny kod. En kod gäller i tio minuter, i den webbläsare där du bad om den.",
    },
    code_paused: {
      title: "Vi tar inte emot koder till den adressen just nu",
      detail: "Någon har skrivit fel kod för många gånger. Tryck på länken i mejlet i stället, i den här webbläsaren.",
    },
    passkey_refused: {
      title: "Lösennyckeln godtogs inte",
      detail: "Försök igen. Går det inte, logga in på ett annat sätt. Lösennyckeln kan vara borttagen.",
    },
    too_many_passkeys: { title: "Du har redan tio lösennycklar", detail: "Ta bort en som du inte använder." },
    incomplete: { title: "Något saknas innan ni kan skicka", detail: "Se vad som står vid varje fält." },
    personal_number: {
      title: "Texten ser ut att innehålla ett personnummer",
      detail: "Ta bort det. Det du skickar in blir en allmän handling.",
    },
    owner_only: {
      title: "Det kan bara den som skickade förfrågan göra",
      detail: "Be den som skickade den, eller skriv till oss i ärendet.",
    },
    already_invited: {
      title: "Den adressen är redan med",
      detail: "Vänta på svar, eller ta tillbaka inbjudan och skicka en ny.",
    },
    not_assignable: {
      title: "Personen kan inte vara ansvarig",
      detail: "Välj en processledare eller samordnare i listan.",
    },
    conflict_of_interest: {
      title: "Personen är själv med i organisationen (jäv)",
      detail: "Välj någon annan som ansvarig.",
    },
    time_taken: {
      title: "Tiden är inte längre ledig",
      detail: "Någon annan hann före, eller så har tiden gått ut. Välj en annan tid.",
    },
    no_address: {
      title: "Det finns ingen e-postadress att skriva till",
      detail: "Ring i stället, och logga samtalet i ärendet.",
    },
    already_staff: {
      title: "Personen finns redan i listan",
      detail: "Sök på adressen, också bland de inaktiverade. Där kan du ändra roller eller aktivera igen.",
    },
    last_admin: {
      title: "Det måste finnas minst en administratör",
      detail: "Ge rollen till någon annan först.",
    },
    oneself: { title: "Du kan inte inaktivera dig själv", detail: "Be en annan administratör." },
    roles_elsewhere: {
      title: "Rollerna sätts i stadens inloggningssystem",
      detail: "Be dem som sköter systemet att ändra rollen. Ändringen gäller här när personen loggar in igen.",
    },
    stand_in_overlaps: {
      title: "Personen har redan en ersättare de dagarna",
      detail: "Välj andra dagar, eller ta bort den ersättare som finns.",
    },
    number_taken: {
      title: "Det finns redan en organisation med det numret",
      detail: "Sök upp den i registret. Är det en sektion? Skriv då sektionens namn i fältet för sektion.",
    },
    not_linkable: {
      title: "De två går inte att koppla ihop så",
      detail:
        "Den som behålls får inte själv vara kopplad till en annan, och den som kopplas får inte ha andra kopplade till sig.",
    },
    invitation_over: {
      title: "Inbjudan gäller inte längre",
      detail: "Den kan redan vara använd, återtagen eller äldre än 14 dagar. Be om en ny.",
    },
    invitation_other_address: {
      title: "Inbjudan är till en annan e-postadress",
      detail: "Logga ut, och logga in med den adress som inbjudan kom till.",
    },
    provider_unreachable: {
      title: "Stadens inloggningstjänst svarar inte just nu",
      detail: "Försök igen om en liten stund. Fungerar det fortfarande inte, kontakta stadens it-support.",
    },
    unavailable: {
      title: "Tjänsten svarar inte just nu",
      detail: "Försök igen om en liten stund. Det du har skrivit finns kvar.",
    },
    internal: { title: "Något gick fel hos oss", detail: "Försök igen. Hör av dig till oss om det händer igen." },
  },
  fields: {
    required: "Fyll i det här fältet.",
    unknown_field: "Fältet finns inte.",
    too_long: "Skriv högst {{limit}} tecken.",
    too_short: "Skriv minst {{limit}} tecken.",
    too_many_items: "Välj högst {{limit}}.",
    too_few_items: "Välj minst ett alternativ.",
    not_unique: "Välj samma sak bara en gång.",
    not_a_choice: "Välj ett av alternativen.",
    wrong_type: "Värdet har fel form.",
    wrong_format: "Värdet har fel form.",
    out_of_range: "Värdet är för stort eller för litet.",
    email: "Skriv en e-postadress, till exempel namn@forening.se.",
    phone: "Skriv ett telefonnummer, till exempel 031-390 06 00 eller +46 31 390 06 00.",
    organisation_number_length: "Skriv organisationsnumret med tio siffror, till exempel 802000-1234.",
    organisation_number_check: "Numret stämmer inte. Kontrollera siffrorna, en av dem är fel.",
    organisation_number_personal:
      "Det här ser ut som ett personnummer. Vi tar inte emot personnummer. Välj i stället att ni inte har något organisationsnummer.",
    organisation_number_group: "Det finns inga organisationsnummer som börjar så. Kontrollera siffrorna.",
    personal_number:
      "Texten ser ut att innehålla ett personnummer. Ta bort det. Är det ett telefonnummer? Skriv det som 070-174 06 05.",
    unknown_code: "Välj ett av alternativen.",
    in_the_future: "Skriv en tid som har varit.",
    in_the_past: "Välj en tid som inte har varit.",
    before_received: "Välj en dag efter att ärendet kom in.",
    before_date: "Välj {{date}} eller en senare dag.",
    after_date: "Välj {{date}} eller en tidigare dag.",
    span_too_long: "Välj en kortare tid. Högst {{limit}} månader eller veckor får plats.",
    time_missing: "Den tiden finns inte, för klockan ställs fram då. Närmaste tid är kl. {{next}}.",
    ends_before_start: "Välj en sluttid som är senare än starttiden.",
    overlapping: "Tiden går in i en av de andra tiderna. Ändra en av dem.",
    time_twice:
      "Den tiden finns två gånger, för klockan ställs tillbaka då. Välj om ni menar den första eller den andra.",
    one_time_code: "Skriv koden med sex siffror.",
  },
};
