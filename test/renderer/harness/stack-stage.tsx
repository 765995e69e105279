import { useState } from "react";
import type { FlameTree, FunctionRow } from "#contract/answers.ts";
import type { Theme } from "#format/tokens.ts";
import { CallTreeView } from "../../../renderer/flame/call-tree-view.tsx";
import type { FlameColor, FlameDirection } from "../../../renderer/flame/flame-props.ts";
import { FlameView } from "../../../renderer/flame/flame-view.tsx";
import { SandwichView } from "../../../renderer/flame/sandwich-view.tsx";
import { tell } from "./told.ts";

interface StackStageProps {
  readonly view: string;
  readonly flame: FlameTree;
  readonly theme: Theme;
  readonly wish: URLSearchParams;
}

/** One of the stack views, filling the page. */
export function StackStage({ view, flame, theme, wish }: StackStageProps) {
  const [shown, setShown] = useState(flame);
  const [selected, setSelected] = useState<string | null>(wish.get("selected"));
  const [search, setSearch] = useState(wish.get("search") ?? "");
  const [direction, setDirection] = useState((wish.get("direction") ?? "top-down") as FlameDirection);
  Object.assign(window, { setShown, setSelected, setSearch, setDirection, selectedFunction: selected });
  const shared = {
    flame: shown,
    theme,
    selected,
    colorBy: (wish.get("color") ?? "module") as FlameColor,
    foldRecursion: wish.has("fold"),
    onSelect: (id: string | null) => {
      tell("select", id);
      setSelected(id);
    },
    onOpen: (id: string) => tell("open", id),
    onContextMenu: (id: string, at: unknown) => tell("menu", { id, at }),
  };
  if (view === "sandwich") return <SandwichView {...shared} functions={rowsOf(shown)} />;
  if (view === "tree") return <CallTreeView {...shared} direction={direction} />;
  const order = wish.get("order") === "time" ? "time" : "cost";
  return <FlameView {...shared} direction={direction} order={order} search={search} />;
}

const rows = new WeakMap<FlameTree, FunctionRow[]>();

/** The functions as the engine lists them, with calls for every second one. */
function rowsOf(flame: FlameTree): FunctionRow[] {
  const known =
    rows.get(flame) ??
    flame.frames.map(
      ({ id, name, module, external }, index): FunctionRow => ({
        id,
        name,
        qualifiedName: `${module}.${name}`,
        module,
        file: null,
        line: null,
        kind: "function",
        external,
        provenance: "both",
        calls: index % 2 === 0 ? index * 1300 : null,
        primitiveCalls: index % 6 === 0 ? index : null,
        cost: { self: flame.measure.whole / (index + 9) / 4, total: flame.measure.whole / (index + 1) },
        hasNote: false,
        notedComplexity: null,
      }),
    );
  rows.set(flame, known);
  return known;
}
