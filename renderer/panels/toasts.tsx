import { CircleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { closeToast } from "../app/actions/toasts.ts";
import type { Toast } from "../app/state/frame.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button, IconButton } from "../widgets/button.tsx";

/**
 * Messages in passing, at the lower edge. Problems stay until they are closed. They are no layer of their own: Escape goes
 * to what lies open first.
 */
export function Toasts() {
  const toasts = useStore((state) => state.toasts);
  return (
    <section
      className="toasts"
      aria-label={texts.toasts.viewport}
      aria-live="polite"
      data-testid="toasts"
      tabIndex={-1}
    >
      {toasts.map((toast) => (
        <Message key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

/** Milliseconds that a message stays; twice as long where there is something to do about it. */
const shownFor = 5000;

function Message({ toast: { id, kind, text, hint, action } }: { readonly toast: Toast }) {
  const [isHeld, setHeld] = useState(false);
  const duration = kind === "problem" ? null : action === null ? shownFor : 2 * shownFor;
  // Whoever reads it or has the keyboard in it keeps it; then its time begins anew.
  useEffect(() => {
    if (isHeld || duration === null) return;
    const timer = setTimeout(() => closeToast(id), duration);
    return () => clearTimeout(timer);
  }, [id, isHeld, duration]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it
    <div
      className={`toast ${kind}`}
      data-testid="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        // Whoever has the keyboard in a message means it, also where the name of its button hovers above.
        if (event.key !== "Escape") return;
        event.preventDefault();
        closeToast(id);
      }}
    >
      {kind === "problem" && <CircleAlert aria-hidden />}
      <div className="toast-text" role={kind === "problem" ? "alert" : undefined}>
        <p>{text}</p>
        {hint !== "" && <p className="muted">{hint}</p>}
      </div>
      {action !== null && (
        <Button
          onClick={() => {
            closeToast(id);
            action.run();
          }}
          data-testid="toast-action"
        >
          {action.label}
        </Button>
      )}
      <IconButton label={texts.close} onClick={() => closeToast(id)}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
