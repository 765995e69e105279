import { Check, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import type { FilterPreset } from "#model/filter-preset.ts";
import { applyPreset, deletePreset, renamePreset, savePreset } from "../app/actions/presets.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { isFiltered } from "./crumbs.tsx";

const { presets: words } = texts;

/** The saved filters of the project: a click asks with them, and those of the flow are saved under a name. */
export function FilterPresets() {
  const presets = useStore((state) => state.presets);
  const filters = useStore((state) => state.place.filters);
  const filtered = useStore(isFiltered);
  const whole = useRef<HTMLFieldSetElement>(null);
  return (
    <fieldset className="field" ref={whole} tabIndex={-1}>
      <legend className="muted">{words.title}</legend>
      {presets.length > 0 && (
        <ul className="plain-list" data-testid="presets">
          {presets.map((preset) => (
            <PresetItem
              key={preset.name}
              preset={preset}
              onDelete={() => {
                whole.current?.focus(); // the button goes with its preset, and would take the keyboard along
                void deletePreset(preset);
              }}
              isShown={JSON.stringify(preset.filters) === JSON.stringify(filters)}
            />
          ))}
        </ul>
      )}
      <SavePreset enabled={filtered} />
    </fieldset>
  );
}

interface PresetItemProps {
  readonly preset: FilterPreset;
  readonly isShown: boolean;
  readonly onDelete: () => void;
}

function PresetItem({ preset, isShown, onDelete }: PresetItemProps) {
  const [renamed, setRenamed] = useState<string | null>(null);
  if (renamed !== null) {
    const submit = async (event: FormEvent): Promise<void> => {
      event.preventDefault();
      if (renamed.trim() !== "" && (await renamePreset(preset.name, renamed.trim()))) setRenamed(null);
    };
    return (
      <li>
        <form className="field-row" onSubmit={(event) => void submit(event)}>
          <input
            className="input"
            aria-label={words.rename(preset.name)}
            value={renamed}
            // biome-ignore lint/a11y/noAutofocus: the person just asked to write here
            autoFocus
            onChange={(event) => setRenamed(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              event.stopPropagation();
              setRenamed(null);
            }}
            data-testid="preset-new-name"
          />
          <Button type="submit">{words.save}</Button>
        </form>
      </li>
    );
  }
  return (
    <li className="preset">
      <button
        type="button"
        className="preset-apply"
        aria-pressed={isShown}
        onClick={() => applyPreset(preset)}
        data-testid={`preset-${preset.name}`}
      >
        <Check aria-hidden className={isShown ? "" : "unseen"} />
        <span className="elide">{preset.name}</span>
      </button>
      <IconButton
        label={words.rename(preset.name)}
        onClick={() => setRenamed(preset.name)}
        data-testid={`rename-preset-${preset.name}`}
      >
        <Pencil aria-hidden />
      </IconButton>
      <IconButton label={words.delete(preset.name)} onClick={onDelete} data-testid={`delete-preset-${preset.name}`}>
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}

function SavePreset({ enabled }: { readonly enabled: boolean }) {
  const [name, setName] = useState("");
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() !== "" && (await savePreset(name.trim()))) setName("");
  };
  return (
    <form className="field-row" onSubmit={(event) => void submit(event)}>
      <input
        className="input"
        aria-label={words.name}
        value={name}
        placeholder={enabled ? words.name : words.nothing}
        disabled={!enabled}
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
        data-testid="preset-name"
      />
      <Button type="submit" disabled={!enabled || name.trim() === ""} data-testid="preset-save">
        {words.save}
      </Button>
    </form>
  );
}
