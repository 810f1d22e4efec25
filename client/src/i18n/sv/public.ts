// Words of the public pages, which are made at build and so stay out of the app's catalogue.
export const publicWords = {
  start: {
    title: "Stöd när ni vill samverka med staden",
    description:
      "Råd och processtöd till föreningar, nätverk och tjänstepersoner som vill samverka enligt Överenskommelsen.",
    lead: "Vi hjälper föreningar och andra i civilsamhället att samverka med Göteborgs Stad – och dig i staden som vill samverka med dem. Ni behöver inte veta vem ni ska prata med. Berätta vad ni vill, så tar vi det därifrån.",
    ask: "Be om hjälp",
    askNote: "Det tar ungefär tio minuter. Det ni skriver sparas, så ni kan fortsätta senare.",
    signIn: "Logga in",
    help: {
      heading: "Det här kan ni få hjälp med",
      consultation: {
        heading: "Konsultation",
        text: "Råd i ett eller två samtal. Till exempel: Vem i staden arbetar med det här? Passar bidrag, partnerskap eller upphandling bäst? Hur bjuder vi in till dialog?",
        time: "Oftast 1–3 timmar",
      },
      processSupport: {
        heading: "Processtöd",
        text: "Vi håller ihop samtalen när flera parter ska komma fram till något tillsammans. Till exempel: starta en ny samverkan, förbereda ett partnerskap eller ta sig vidare när det har kört fast.",
        time: "Flera möten under 2–9 månader",
      },
      unsure: "Vet ni inte vilket som passar? Skicka ändå. Vi väljer tillsammans.",
    },
    who: {
      heading: "Vem kan be om hjälp?",
      items: [
        "Föreningar, stiftelser, trossamfund, studieförbund, kooperativ och sociala företag",
        "Nätverk och initiativ som inte är en förening än – organisationsnummer behövs inte",
        "Du som arbetar i staden och vill starta eller förbättra en samverkan",
      ],
    },
    how: {
      heading: "Så går det till",
      steps: [
        { heading: "Ni berättar", text: "Fem korta steg: vad ni vill, vilka ni är och vad mötet behöver." },
        {
          heading: "Ni får ett ärendenummer direkt",
          text: "Kvittot kommer med e-post. Där står vilket datum vi senast hör av oss.",
        },
        {
          heading: "En processledare tar kontakt",
          text: "Vi ställer de frågor som behövs och föreslår tider för ett möte.",
        },
        { heading: "Vi möts", text: "På plats, digitalt eller per telefon. Tolk och tillgänglighet ordnar vi." },
        {
          heading: "Ni ser vad vi kom överens om",
          text: "Allt samlas på ärendets sida. Där kan ni också svara och följa vad som händer.",
        },
      ],
    },
    know: {
      heading: "Bra att veta innan ni skickar",
      items: [
        "Det ni skickar in blir en allmän handling. Det betyder att andra kan be att få läsa det.",
        "Skriv inget om enskilda personer, och inga personnummer.",
        "Ett utkast är bara ert. Vi kan inte läsa det förrän ni skickar.",
      ],
    },
    not: {
      heading: "Det här gör vi inte",
      text: "Vi hanterar inte ansökningar om föreningsbidrag, bokning av lokaler eller enskilda ärenden hos socialtjänsten. Är ni osäkra, hör av er så visar vi rätt.",
    },
    contact: {
      heading: "Hellre prata med någon?",
      text: "Ni kan alltid ringa, mejla eller komma förbi. Vi fyller i åt er om ni vill.",
      phone: "Telefon",
      hours: "Vardagar kl.\u00a09.00–15.30",
      mail: "E-post",
      visit: "Besök",
      example: "exempel",
      finnish: "Voit ottaa meihin yhteyttä myös suomeksi.",
    },
  },
  accessibility: {
    description: "Hur tillgänglig tjänsten är, vilka brister vi känner till och hur du säger till.",
    intro:
      "{{actor}} står bakom {{service}}. Vi vill att så många som möjligt ska kunna använda tjänsten. Här står hur den uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister vi känner till och hur du kan säga till.",
    conformanceHeading: "Hur tillgänglig är tjänsten?",
    conformance: {
      full: "Tjänsten är helt förenlig med lagen om tillgänglighet till digital offentlig service.",
      partial:
        "Tjänsten är delvis förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna står nedan.",
      none: "Tjänsten är inte förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna står nedan.",
    },
    reportHeading: "Säg till om något inte fungerar",
    reportText:
      "Berätta för oss om du stöter på ett hinder. Vi svarar och säger vad vi gör åt det. Du kan också få innehållet på annat sätt.",
    superviseHeading: "Tillsyn",
    superviseText:
      "Myndigheten för digital förvaltning, Digg, granskar att lagen följs. Är du inte nöjd med hur vi hanterar det du har sagt kan du anmäla det till Digg.",
    superviseLink: "Anmäl till Digg",
    faultsHeading: "Brister vi känner till",
    faultsNone: "Vi känner inte till några brister.",
    because: "Orsak",
    plan: "Vad vi gör",
    burdenHeading: "Oskäligt betungande anpassning",
    burdenNone: "Vi åberopar inte undantaget för oskäligt betungande anpassning (12\u00a0§ i lagen).",
    outsideHeading: "Innehåll som inte omfattas av lagen",
    outsideNone: "Vi åberopar inga undantag enligt 9\u00a0§ i lagen.",
    methodHeading: "Hur vi har granskat tjänsten",
    assessed: "Senaste bedömningen gjordes {{date}}.",
    updated: "Redogörelsen uppdaterades senast {{date}}.",
    phone: "Ring",
    mail: "Mejla",
  },
  personalData: {
    title: "Så behandlar vi personuppgifter",
    description: "Vilka uppgifter vi sparar om dig, varför, hur länge och vilka rättigheter du har.",
    lead: "Vi sparar så lite som möjligt. Här står vad vi sparar, varför och hur länge.",
    example: "Nämndens namn och kontaktvägar är exempel tills den stad som använder tjänsten har satt sina egna.",
    sections: [
      {
        heading: "Vem ansvarar?",
        text: [
          "Den nämnd som enheten hör till är personuppgiftsansvarig. Dataskyddsombudet når du på dataskydd@goteborg.example.",
        ],
      },
      {
        heading: "Vad vi sparar",
        text: [
          "Om dig som kontaktperson: namn, roll i organisationen, e-post och telefon. Använd gärna en gemensam adress till föreningen.",
          "Om ärendet: det ni skriver till oss, möten och vad vi kom överens om.",
          "Vi frågar aldrig efter personnummer. Skriv inga uppgifter om enskilda personer, hälsa eller andra känsliga förhållanden.",
        ],
      },
      {
        heading: "Varför vi får göra det",
        text: [
          "Stöd till samverkan är en uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen). Grunden finns i nämndens reglemente och i kommunfullmäktiges beslut om Överenskommelsen 2012. Vi använder inte samtycke som grund.",
        ],
      },
      {
        heading: "Vem som får se uppgifterna",
        text: [
          "Medarbetare på enheten som arbetar med samverkan. De som ni själva bjuder in i ärendet.",
          "Det du skickar in blir en allmän handling. Den som ber att få läsa den får det, om den inte omfattas av sekretess. Vi prövar det varje gång.",
          "Ett utkast är ditt eget. Ingen hos oss kan läsa det innan du skickar.",
        ],
      },
      {
        heading: "Hur länge vi sparar",
        text: [
          "Ärenden sparas enligt stadens dokumenthanteringsplan och arkivlagen. Utkast tas bort efter 90 dagar. Uppgifter om din inloggning tas bort när de inte längre behövs.",
        ],
      },
      {
        heading: "Kakor",
        text: [
          "När du loggar in sparar vi två kakor som behövs för att du ska vara inloggad. På din enhet sparas också språk, utseende och det du håller på att skriva. Vi mäter inte vad du gör, och ingenting hämtas från andra webbplatser.",
        ],
      },
      {
        heading: "Dina rättigheter",
        text: [
          "Du har rätt att få veta vad vi har sparat om dig, att få fel rättade, att begära att användningen begränsas och att invända mot den. Registrerade allmänna handlingar kan vi i regel inte radera.",
          "Hör av dig till oss eller till dataskyddsombudet. Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten, imy.se.",
        ],
      },
      {
        heading: "Skyddade personuppgifter",
        text: ["Har du skyddade uppgifter, skriv inte din adress. Hör av dig så kommer vi överens om hur vi når dig."],
      },
    ],
  },
  noScript: "Den här sidan behöver JavaScript. Det går lika bra att ringa eller mejla oss.",
} as const;
