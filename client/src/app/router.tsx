// Every route of the app on one screen. Pages are loaded when they are first opened; the public pages are files of their own.
import type { RouteObject } from "react-router";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { SignedInDoor, StaffDoor, UnitDoor } from "./doors.tsx";
import { ErrorPage } from "./error-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { RequesterShell, StaffShell } from "./shell.tsx";

const account = {
  signIn: async () => ({ Component: (await import("../features/account/sign-in.page.tsx")).SignInPage }),
};
const requests = {
  ask: async () => ({ Component: (await import("./asking.tsx")).Asking }),
  mine: async () => ({ Component: (await import("../features/requests/my-requests.page.tsx")).MyRequestsPage }),
  one: async () => ({ Component: (await import("../features/requests/request.page.tsx")).RequestPage }),
};
const desk = {
  queue: async () => ({ Component: (await import("../features/desk/queue.page.tsx")).QueuePage }),
  case: async () => ({ Component: (await import("../features/desk/case.page.tsx")).CasePage }),
  register: async () => ({ Component: (await import("../features/desk/register.page.tsx")).RegisterPage }),
  quickLog: async () => ({ Component: (await import("../features/desk/quick-log.page.tsx")).QuickLogPage }),
  calendar: async () => ({ Component: (await import("../features/desk/meetings/calendar.page.tsx")).CalendarPage }),
  workingHours: async () => ({
    Component: (await import("../features/desk/meetings/working-hours.page.tsx")).WorkingHoursPage,
  }),
};

const people = {
  staff: async () => ({ Component: (await import("../features/people/staff-list.page.tsx")).StaffListPage }),
  invite: async () => ({ Component: (await import("../features/people/invite.page.tsx")).InvitePage }),
  person: async () => ({ Component: (await import("../features/people/person.page.tsx")).PersonPage }),
  standIns: async () => ({ Component: (await import("../features/people/stand-ins.page.tsx")).StandInsPage }),
  titles: async () => ({ Component: (await import("../features/people/role-titles.page.tsx")).RoleTitlesPage }),
  roles: async () => ({ Component: (await import("../features/people/roles.page.tsx")).RolesPage }),
  meetings: async () => ({
    Component: (await import("./meetings-without-consultant.tsx")).MeetingsWithoutConsultant,
  }),
};

const reports = {
  underWay: async () => ({ Component: (await import("../features/reports/under-way.page.tsx")).UnderWayPage }),
  flow: async () => ({ Component: (await import("../features/reports/flow.page.tsx")).FlowPage }),
  cases: async () => ({ Component: (await import("../features/reports/report-cases.page.tsx")).ReportCasesPage }),
};

export const routes: RouteObject[] = [
  {
    Component: RequesterShell,
    HydrateFallback: PageSkeleton,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          { path: "/logga-in", lazy: account.signIn },
          { path: "/fraga/:step?", lazy: requests.ask },
          {
            Component: SignedInDoor,
            children: [
              { path: "/mina-forfragningar", lazy: requests.mine },
              { path: "/forfragan/:id", lazy: requests.one },
            ],
          },
          { path: "*", Component: NotFoundPage },
        ],
      },
    ],
  },
  {
    Component: StaffShell,
    HydrateFallback: PageSkeleton,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          {
            Component: StaffDoor,
            children: [
              { path: "/arende", lazy: desk.queue },
              { path: "/arende/nytt", lazy: desk.register },
              { path: "/arende/snabblogg", lazy: desk.quickLog },
              { path: "/arende/:id", lazy: desk.case },
              { path: "/rapport", lazy: reports.underWay },
              { path: "/rapport/floden", lazy: reports.flow },
              { path: "/rapport/arenden", lazy: reports.cases },
              { path: "/kalender", lazy: desk.calendar },
              { path: "/kalender/arbetstid", lazy: desk.workingHours },
            ],
          },
          {
            Component: UnitDoor,
            children: [
              { path: "/personal", lazy: people.staff },
              { path: "/personal/bjud-in", lazy: people.invite },
              { path: "/personal/person/:id", lazy: people.person },
              { path: "/personal/ersattare", lazy: people.standIns },
              { path: "/personal/moten", lazy: people.meetings },
              { path: "/personal/rolltitlar", lazy: people.titles },
              { path: "/personal/roller", lazy: people.roles },
            ],
          },
        ],
      },
    ],
  },
];
