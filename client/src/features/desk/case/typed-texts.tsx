// What somebody has typed on the page of a case and not sent: it stays while they look at something else on the page, while a dialog is
// put aside, and when a call fails. Leaving the page with it is asked about. Nothing of it is kept on the device.
import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import { LeaveDialog } from "../leave-dialog.tsx";

type Entries = ReadonlyMap<string, object>;

interface TypedStore {
  entries: Entries;
  change: (name: string, to: (entry: object) => object) => void;
  /** The same until the text is sent or dropped, so that a call tried again is done once. */
  keyOf: (name: string) => string;
  renewKey: (name: string) => void;
}

const TypedContext = createContext<TypedStore | null>(null);

/** Around one case; `key` it by the case's id. */
export function TypedTexts({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<Entries>(new Map());
  const keys = useRef(new Map<string, string>());
  const store = useMemo<TypedStore>(
    () => ({
      entries,
      change: (name, to) =>
        setEntries((before) => {
          const entry = to(before.get(name) ?? {});
          const after = new Map(before);
          if (Object.keys(entry).length > 0) after.set(name, entry);
          else after.delete(name);
          return after;
        }),
      keyOf: (name) => {
        const key = keys.current.get(name) ?? crypto.randomUUID();
        keys.current.set(name, key);
        return key;
      },
      renewKey: (name) => keys.current.delete(name),
    }),
    [entries],
  );
  return (
    <TypedContext value={store}>
      {children}
      <LeaveDialog asks={entries.size > 0} />
    </TypedContext>
  );
}

export interface Typed<T extends object> {
  value: T;
  /** Whether anything differs from what the form starts with. */
  isTouched: boolean;
  set: (change: Partial<T>) => void;
  /** After it was sent, or dropped. */
  forget: () => void;
  idempotencyKey: () => string;
  renewKey: () => void;
}

/**
 * The values of one form by its name. Only what differs from `initial` is kept, so that a field nobody has touched follows the case when it
 * changes.
 */
export function useTyped<T extends object>(name: string, initial: T): Typed<T> {
  const store = useContext(TypedContext);
  if (!store) throw new Error("useTyped is used inside TypedTexts");
  const changes = (store.entries.get(name) ?? {}) as Partial<T>;
  const isSame = (field: string, value: unknown) => JSON.stringify(value) === JSON.stringify(initial[field as keyof T]);
  return {
    value: { ...initial, ...changes },
    isTouched: Object.keys(changes).length > 0,
    set: (change) =>
      store.change(name, (before) =>
        Object.fromEntries(Object.entries({ ...before, ...change }).filter(([field, value]) => !isSame(field, value))),
      ),
    forget: () => {
      store.change(name, () => ({}));
      store.renewKey(name);
    },
    idempotencyKey: () => store.keyOf(name),
    renewKey: () => store.renewKey(name),
  };
}
