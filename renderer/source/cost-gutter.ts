import { type Extension, RangeSet } from "@codemirror/state";
import { GutterMarker, gutter } from "@codemirror/view";
import type { SourceText } from "#contract/source-text.ts";
import { costColor } from "#format/cost-color.ts";
import type { Theme } from "#format/tokens.ts";
import { texts } from "../app/texts.ts";

class CostMarker extends GutterMarker {
  private readonly text: string;
  private readonly share: number;
  private readonly theme: Theme;
  private readonly isDoubtful: boolean;

  constructor(text: string, share: number, theme: Theme, isDoubtful: boolean) {
    super();
    this.isDoubtful = isDoubtful;
    this.text = text;
    this.share = share;
    this.theme = theme;
  }

  override eq(other: CostMarker): boolean {
    return (
      other.text === this.text &&
      other.isDoubtful === this.isDoubtful &&
      other.share === this.share &&
      other.theme === this.theme
    );
  }

  override toDOM(): Node {
    const cost = document.createElement("span");
    const bar = document.createElement("span");
    cost.className = this.isDoubtful ? "cm-cost cm-doubtful" : "cm-cost";
    cost.textContent = this.isDoubtful ? `? ${this.text}` : this.text;
    if (this.isDoubtful) cost.title = texts.source.doubtfulLine;
    bar.className = "cm-cost-bar";
    bar.style.width = `${Math.max(2, this.share * 80)}px`;
    bar.style.backgroundColor = costColor(this.share, this.theme);
    const both = document.createDocumentFragment();
    both.append(bar, cost);
    return both;
  }
}

/** Self cost beside each line that has one; the bar is its share of the dearest line. */
export function costGutter(
  costs: SourceText["lineCosts"],
  firstLine: number,
  text: (self: number) => string,
  theme: Theme,
): Extension {
  const dearest = Math.max(...costs.map(({ self }) => self));
  const byLine = new Map(costs.map((cost) => [cost.line - firstLine + 1, cost]));
  return gutter({
    class: "cm-costs",
    markers: (view) => {
      const ranges = [...byLine]
        .filter(([line]) => line >= 1 && line <= view.state.doc.lines)
        .map(([line, { self, isDoubtful }]) => {
          const share = dearest > 0 ? self / dearest : 0;
          return new CostMarker(text(self), share, theme, isDoubtful).range(view.state.doc.line(line).from);
        });
      return RangeSet.of(ranges, true);
    },
  });
}
