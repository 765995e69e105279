import { CircleAlert, X } from "lucide-react";
import { Toast } from "radix-ui";
import { closeToast } from "../app/actions/toasts.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";

/** Messages in passing, at the lower edge. Problems stay until they are closed. */
export function Toasts() {
  const toasts = useStore((state) => state.toasts);
  return (
    <Toast.Provider label={texts.toasts.label} swipeDirection="right">
      {toasts.map(({ id, kind, text, hint, action }) => (
        <Toast.Root
          key={id}
          className={`toast ${kind}`}
          type={kind === "problem" ? "foreground" : "background"}
          duration={kind === "problem" ? 1e9 : action === null ? 5000 : 12_000}
          onOpenChange={(open) => !open && closeToast(id)}
          data-testid="toast"
        >
          {kind === "problem" && <CircleAlert aria-hidden />}
          <div className="toast-text">
            <Toast.Title>{text}</Toast.Title>
            {hint !== "" && <Toast.Description className="muted">{hint}</Toast.Description>}
          </div>
          {action !== null && (
            <Toast.Action altText={action.label} asChild>
              <Button onClick={action.run} data-testid="toast-action">
                {action.label}
              </Button>
            </Toast.Action>
          )}
          <Toast.Close className="icon-button" aria-label={texts.close}>
            <X aria-hidden />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="toasts" label={texts.toasts.viewport} />
    </Toast.Provider>
  );
}
