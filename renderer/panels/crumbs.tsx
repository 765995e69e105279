import { X } from "lucide-react";
import { formatPercent } from "#format/format-share.ts";
import type { FunctionId } from "#model/ids.ts";
import { changeFilters } from "../app/actions/navigate.ts";
import type { FlowFilters } from "../app/state/place.ts";
import { type State, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";

const { crumbs: words } = texts;

interface Crumb {
  readonly key: string;
  readonly text: string;
  readonly without: { readonly [K in keyof FlowFilters]?: FlowFilters[K] | undefined };
}

/** The filters of the flow, each of which a click takes away. */
export function Crumbs() {
  const filters = useStore((state) => state.place.filters);
  const functionById = useStore((state) => state.functionById);
  const all = crumbsOf(filters, (id) => functionById.get(id)?.name ?? id);
  if (all.length === 0) return null;
  return (
    <ul className="crumbs" aria-label={words.label} data-testid="crumbs">
      {all.map(({ key, text, without }) => (
        <li key={key}>
          <button
            type="button"
            className="crumb"
            title={words.remove(text)}
            onClick={() => changeFilters(without)}
            data-testid={`crumb-${key}`}
          >
            <span className="elide">{text}</span>
            <X aria-label={words.removeIt} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function crumbsOf(filters: FlowFilters, nameOf: (id: FunctionId) => string): Crumb[] {
  const names = (ids: readonly FunctionId[]): string => ids.map(nameOf).join(", ");
  const crumbs: (Crumb | null)[] = [
    one("roots", filters.roots, (roots) => words.around(names(roots)), {
      roots: undefined,
      to: undefined,
      via: undefined,
    }),
    one("to", filters.to, (to) => words.to(names(to)), { to: undefined, via: undefined }),
    one("via", filters.via, (via) => words.via(names(via))),
    one("throughCall", filters.throughCall, ({ caller, callee }) =>
      words.throughCall(nameOf(caller as FunctionId), nameOf(callee as FunctionId)),
    ),
    one("callerDepth", filters.callerDepth, words.callerDepth),
    one("calleeDepth", filters.calleeDepth, words.calleeDepth),
    one("onlyProject", filters.onlyProject || undefined, () => words.onlyProject),
    one("filter", filters.filter || undefined, words.filter),
    one("certainOnly", filters.certainOnly || undefined, () => words.certainOnly),
    one("allCalls", filters.allCalls || undefined, () => words.allCalls),
    one("provenance", filters.provenance, (kinds) => kinds.map((kind) => texts.provenance[kind]).join(words.or)),
    one("minimumShare", filters.minimumShare, (share) => words.minimumShare(formatPercent(share))),
    one("nodes", filters.nodes, words.nodes),
    one("group", filters.group, (group) => words.group[group]),
    one("folded", filters.folded, words.folded, { folded: undefined, opened: undefined }),
    one("foldCycles", filters.foldCycles || undefined, () => words.foldCycles, {
      foldCycles: undefined,
      opened: undefined,
    }),
    one("opened", filters.opened, (opened) => words.opened(opened.length)),
    one("hidden", filters.hidden?.length ? filters.hidden : undefined, (hidden) =>
      words.hidden(hidden.length, nameOf(hidden[0]!)),
    ),
    one("hiddenCalls", filters.hiddenCalls?.length ? filters.hiddenCalls : undefined, (calls) =>
      words.hiddenCalls(calls.length),
    ),
    one("pinned", filters.pinned?.length ? filters.pinned : undefined, (pinned) => words.pinned(pinned.length)),
  ];
  return crumbs.filter((crumb) => crumb !== null);
}

function one<T>(
  key: keyof FlowFilters,
  value: T | undefined,
  text: (value: T) => string,
  without?: Crumb["without"],
): Crumb | null {
  return value === undefined ? null : { key, text: text(value), without: without ?? { [key]: undefined } };
}

/** True when the flow is asked anything but its first picture. */
export function isFiltered({ place }: State): boolean {
  return Object.values(place.filters).some(
    (value) => value !== undefined && (!Array.isArray(value) || value.length > 0),
  );
}
