// Says what has just happened ("Utkastet är sparat"), seen at the foot of the screen and heard politely. Nothing that needs an answer.
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

const seconds = 8;

const SayContext = createContext<(text: string) => void>(() => undefined);

/** `const say = useSay(); say(t("…"))` */
export function useSay(): (text: string) => void {
  return useContext(SayContext);
}

export function StatusLine({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<{ text: string } | null>(null);
  const say = useCallback((text: string) => setSaid({ text }), []);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(null), seconds * 1000);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <SayContext value={say}>
      {children}
      <div className="status-line" role="status">
        {said && (
          <div className="status-said">
            <span>{said.text}</span>
            <button type="button" onClick={() => setSaid(null)}>
              <Icon name="cross" />
              <VisuallyHidden>{t("ui.close")}</VisuallyHidden>
            </button>
          </div>
        )}
      </div>
    </SayContext>
  );
}
