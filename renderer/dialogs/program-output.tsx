import { useEffect, useRef } from "react";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { ProgressLine } from "../widgets/progress-line.tsx";

/** What the recorded program writes, as it writes it. Stays at the end unless somebody scrolled up. */
export function ProgramOutput() {
  const output = useStore((state) => state.output);
  const recording = useStore((state) => state.recording);
  const progress = useStore((state) => state.progress.record);
  const box = useRef<HTMLPreElement>(null);
  const atEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new output moves the end
  useEffect(() => {
    if (atEnd.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [output]);
  if (!recording && output.length === 0) return null;
  return (
    <div className="program-output">
      {recording && <ProgressLine progress={progress} label={progress?.stage ?? texts.record.running} />}
      <pre
        ref={box}
        className="output scrolls code"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
        tabIndex={0}
        role="log"
        aria-label={texts.record.output}
        data-testid="output"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
        }}
      >
        {output.map(({ stream, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: output only grows
          <span key={index} className={stream}>
            {text}
          </span>
        ))}
      </pre>
    </div>
  );
}
