import { useLayoutEffect, useRef } from "react";
import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import { plainName } from "#format/plain-name.ts";
import type { Measure } from "#model/measure.ts";
import type { ScreenPoint } from "./flame-props.ts";
import { flameWords } from "./flame-words.ts";
import { nameOf } from "./paint-flame.ts";
import type { Unfolding } from "./unfolding.ts";

interface FlameHoverProps {
  readonly flame: Unfolding;
  readonly node: number;
  readonly measure: Measure;
  readonly at: ScreenPoint;
}

/** What the pointer is on: name, module, total and self with their shares. Stays inside the window. */
export function FlameHover({ flame, node, measure, at }: FlameHoverProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    const x = at.x + 14 + width > innerWidth ? Math.max(4, at.x - width - 10) : at.x + 14;
    const y = at.y + 16 + height > innerHeight ? Math.max(4, at.y - height - 10) : at.y + 16;
    element.style.transform = `translate(${x}px, ${y}px)`;
  });
  return (
    <div className="flame-hover" ref={box} role="tooltip">
      <strong>{nameOf(flame, node)}</strong>
      <span>{moduleOf(flame, node)}</span>
      <span>{costText(flame, node, measure)}</span>
    </div>
  );
}

function moduleOf(flame: Unfolding, node: number): string {
  const frame = flame.tree.frames[flame.frame[node]!];
  return frame === undefined ? "" : plainName(frame.module);
}

/** `total 1.23 s, 98 %; self 2 ms, 0.2 %`: what a node costs, for hover text and screen readers. */
export function costText(flame: Unfolding, node: number, measure: Measure): string {
  const part = (word: string, value: number) =>
    `${word} ${formatCost(value, measure.unit)}, ${formatShare(value, measure.whole)}`;
  const total = part(flameWords.total, flame.total[node]!);
  return flame.self[node]! > 0 ? `${total}; ${part(flameWords.self, flame.self[node]!)}` : total;
}
