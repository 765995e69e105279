import { SlidersHorizontal } from "lucide-react";
import { Popover } from "radix-ui";
import { type FormEvent, useState } from "react";
import type { Provenance } from "#model/flow-view.ts";
import { toggleCycles, toggleModules } from "../app/actions/flow.ts";
import { changeFilters } from "../app/actions/navigate.ts";
import type { FlowFilters } from "../app/state/place.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { floatingRoot } from "../widgets/floating-root.ts";
import { FilterPresets } from "./filter-presets.tsx";

const { filters: words } = texts;
const everyProvenance: readonly Provenance[] = ["both", "static", "measured"];
const groups = ["module", "package", "class", "none"] as const;
const shares = [0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1];
const sizes = [20, 40, 80, 150, 300];
const depths = [0, 1, 2, 3, 5, 10, 20];

/** What the flow shows: by name, share, provenance and depth; what is chosen becomes a crumb. */
export function FilterMenu() {
  const filters = useStore((state) => state.place.filters);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button look="quiet" data-testid="filters">
          <SlidersHorizontal aria-hidden />
          {words.title}
        </Button>
      </Popover.Trigger>
      <Popover.Portal container={floatingRoot()}>
        <Popover.Content
          className="popover scrolls"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={words.title}
        >
          <FilterPresets />
          <TextFilter filters={filters} />
          <Toggle
            label={texts.functionList.mine}
            checked={filters.onlyProject ?? false}
            onChange={(on) => changeFilters({ onlyProject: on || undefined })}
            testId="filter-mine"
          />
          <Toggle
            label={words.certainOnly}
            checked={filters.certainOnly ?? false}
            onChange={(on) => changeFilters({ certainOnly: on || undefined })}
            testId="filter-certain"
          />
          <Toggle
            label={words.foldCycles}
            checked={filters.foldCycles ?? false}
            onChange={toggleCycles}
            testId="filter-cycles"
          />
          <Toggle
            label={words.modules}
            checked={filters.folded?.includes("*") ?? false}
            onChange={toggleModules}
            testId="filter-modules"
          />
          <ProvenanceFilter filters={filters} />
          <div className="field-pair">
            <Choice
              label={words.minimumShare}
              value={filters.minimumShare ?? 0.005}
              options={shares.map((share) => [share, words.share(share)])}
              onChange={(minimumShare) =>
                changeFilters({ minimumShare: minimumShare === 0.005 ? undefined : minimumShare })
              }
            />
            <Choice
              label={words.nodes}
              value={filters.nodes ?? 80}
              options={sizes.map((size) => [size, String(size)])}
              onChange={(nodes) => changeFilters({ nodes: nodes === 80 ? undefined : nodes })}
            />
          </div>
          <div className="field-pair">
            <Choice
              label={words.callerDepth}
              value={filters.callerDepth ?? 1}
              options={depths.map((depth) => [depth, String(depth)])}
              onChange={(callerDepth) => changeFilters({ callerDepth: callerDepth === 1 ? undefined : callerDepth })}
            />
            <Choice
              label={words.calleeDepth}
              value={filters.calleeDepth ?? 2}
              options={depths.map((depth) => [depth, String(depth)])}
              onChange={(calleeDepth) => changeFilters({ calleeDepth: calleeDepth === 2 ? undefined : calleeDepth })}
            />
          </div>
          <Choice
            label={words.group}
            value={filters.group ?? "module"}
            options={groups.map((group) => [group, words.groups[group]])}
            onChange={(group) => changeFilters({ group: group === "module" ? undefined : group })}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function TextFilter({ filters }: { readonly filters: FlowFilters }) {
  const [text, setText] = useState(filters.filter ?? "");
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    changeFilters({ filter: text.trim() || undefined });
  };
  return (
    <form className="field" onSubmit={apply}>
      <label htmlFor="flow-text-filter" className="muted">
        {words.text}
      </label>
      <div className="field-row">
        <input
          id="flow-text-filter"
          className="input"
          value={text}
          placeholder={words.textExample}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          data-testid="filter-text"
        />
        <Button type="submit">{words.apply}</Button>
      </div>
    </form>
  );
}

function ProvenanceFilter({ filters }: { readonly filters: FlowFilters }) {
  const chosen = filters.provenance ?? everyProvenance;
  const toggle = (kind: Provenance, on: boolean): void => {
    const next = everyProvenance.filter((candidate) => (candidate === kind ? on : chosen.includes(candidate)));
    if (next.length > 0) changeFilters({ provenance: next.length === everyProvenance.length ? undefined : next });
  };
  return (
    <fieldset className="field">
      <legend className="muted">{words.provenance}</legend>
      {everyProvenance.map((kind) => (
        <Toggle
          key={kind}
          label={texts.provenance[kind]}
          checked={chosen.includes(kind)}
          onChange={(on) => toggle(kind, on)}
        />
      ))}
    </fieldset>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
  readonly testId?: string;
}

function Toggle({ label, checked, onChange, testId }: ToggleProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        data-testid={testId}
      />
      {label}
    </label>
  );
}

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string | number>({ label, value, options, onChange }: ChoiceProps<T>) {
  const known = options.some(([option]) => option === value);
  return (
    <label className="field">
      <span>{label}</span>
      <select
        className="input"
        value={String(value)}
        onChange={(event) => onChange(options[event.target.selectedIndex - (known ? 0 : 1)]?.[0] ?? value)}
      >
        {!known && <option value={String(value)}>{String(value)}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={String(option)}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
