import { useLayoutEffect, useRef } from "react";
import type { ScreenPoint } from "./diagram-props.ts";
import type { HoverFacts } from "./hover-facts.ts";

interface HoverTextProps {
  readonly facts: HoverFacts;
  /** The pointer's place in the window. */
  readonly at: ScreenPoint;
}

/** The text beside the pointer. It never takes the pointer itself and stays inside the window. */
export function HoverText({ facts, at }: HoverTextProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    const x = at.x + 16 + width > innerWidth ? Math.max(4, at.x - width - 12) : at.x + 16;
    const y = at.y + 18 + height > innerHeight ? Math.max(4, at.y - height - 12) : at.y + 18;
    element.style.transform = `translate(${x}px, ${y}px)`;
  });
  return (
    <div className="hover-text" ref={box} role="tooltip">
      <strong>{facts.title}</strong>
      {facts.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and are never reordered
        <span key={index}>{line}</span>
      ))}
    </div>
  );
}
