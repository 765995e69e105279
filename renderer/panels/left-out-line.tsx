import { showLeftOut } from "../app/actions/flow.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";

/** What the picture doesn't show, and a button each that shows it. */
export function LeftOutLine() {
  const leftOut = useStore((state) => state.scene.value?.leftOut) ?? [];
  if (leftOut.length === 0) return null;
  return (
    <p className="left-out" data-testid="left-out">
      <span className="muted">{texts.flow.leftOut}</span>
      {leftOut.map((part) => (
        <span key={part.reason} className="left-out-part">
          {part.text}
          {part.show !== null && (
            <Button look="link" onClick={() => showLeftOut(part)} data-testid={`show-${part.reason}`}>
              {texts.flow.show}
            </Button>
          )}
        </span>
      ))}
    </p>
  );
}
