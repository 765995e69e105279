import { Search, X } from "lucide-react";
import type { ComponentProps } from "react";
import { texts } from "../app/texts.ts";
import { IconButton } from "./button.tsx";

interface SearchFieldProps extends Omit<ComponentProps<"input">, "onChange" | "value"> {
  /** What is searched, for screen readers and as the grey text. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}

/** A field that narrows a list down while somebody writes. Esc empties it. */
export function SearchField({ label, value, onChange, testId, onKeyDown, ...rest }: SearchFieldProps) {
  return (
    <div className="search-field">
      <Search aria-hidden />
      <input
        {...rest}
        className="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        data-testid={testId}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value !== "") {
            onChange("");
            event.preventDefault();
          }
          onKeyDown?.(event);
        }}
      />
      {value !== "" && (
        <IconButton label={texts.functionList.clear} onClick={() => onChange("")}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
