// Every route of the app on one screen. Pages are loaded when they are first opened; the public pages are files of their own.
import type { RouteObject } from "react-router";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { SignedInDoor, StaffDoor, UnitDoor } from "./doors.tsx";
import { ErrorPage } from "./error-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { RequesterShell, StaffShell } from "./shell.tsx";

const account = {
  signIn: async () => ({ Component: (await import("../features/account/sign-in.page.tsx")).SignInPage }),
  link: async () => ({ Component: (await import("../features/account/sign-in-link.page.tsx")).SignInLinkPage }),
  own: async () => ({ Component: (await import("../features/account/account.page.tsx")).AccountPage }),
};
const requests = {
  ask: async () => ({ Component: (await import("./asking.tsx")).Asking }),
  mine: async () => ({ Component: (await import("../features/requests/my-requests.page.tsx")).MyRequestsPage }),
  one: async () => ({ Component: (await import("../features/requests/request.page.tsx")).RequestPage }),
};
const sharing = {
  invitation: async () => ({
    Component: (await import("../features/sharing/case-invitation.page.tsx")).CaseInvitationPage,
  }),
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

const organisations = {
  register: async () => ({
    Component: (await import("../features/organisations/organisations.page.tsx")).OrganisationsPage,
  }),
  one: async () => ({ Component: (await import("../features/organisations/organisation.page.tsx")).OrganisationPage }),
  add: async () => ({
    Component: (await import("../features/organisations/new-organisation.page.tsx")).NewOrganisationPage,
  }),
  edit: async () => ({
    Component: (await import("../features/organisations/edit-organisation.page.tsx")).EditOrganisationPage,
  }),
  mine: async () => ({
    Component: (await import("../features/organisations/my-organisations.page.tsx")).MyOrganisationsPage,
  }),
  invitation: async () => ({
    Component: (await import("../features/organisations/invitation.page.tsx")).InvitationPage,
  }),
};
const reports = {
  underWay: async () => ({ Component: (await import("../features/reports/under-way.page.tsx")).UnderWayPage }),
  flow: async () => ({ Component: (await import("../features/reports/flow.page.tsx")).FlowPage }),
  cases: async () => ({ Component: (await import("../features/reports/report-cases.page.tsx")).ReportCasesPage }),
};

const records = {
  viewLog: async () => ({ Component: (await import("../features/records/view-log.page.tsx")).ViewLogPage }),
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
          { path: "/logga-in/lank", lazy: account.link },
          { path: "/fraga/:step?", lazy: requests.ask },
          { path: "/medverka/:id", lazy: sharing.invitation },
          { path: "/inbjudan", lazy: organisations.invitation },
          {
            Component: SignedInDoor,
            children: [
              { path: "/konto", lazy: account.own },
              { path: "/mina-forfragningar", lazy: requests.mine },
              { path: "/forfragan/:id", lazy: requests.one },
              { path: "/mina-foreningar", lazy: organisations.mine },
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
              { path: "/foreningar", lazy: organisations.register },
              { path: "/foreningar/ny", lazy: organisations.add },
              { path: "/foreningar/:id", lazy: organisations.one },
              { path: "/foreningar/:id/andra", lazy: organisations.edit },
              { path: "/rapport", lazy: reports.underWay },
              { path: "/rapport/floden", lazy: reports.flow },
              { path: "/rapport/arenden", lazy: reports.cases },
              { path: "/visningar", lazy: records.viewLog },
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
