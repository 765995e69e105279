import { ToggleGroup } from "radix-ui";

interface SegmentsProps<T extends string> {
  /** What is chosen here, for screen readers. */
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly nameOf: (option: T) => string;
  readonly onChange: (value: T) => void;
}

/** A few choices side by side, one of which holds. */
export function Segments<T extends string>({ label, value, options, nameOf, onChange }: SegmentsProps<T>) {
  const change = (next: string): void => {
    if (next !== "") onChange(next as T); // empty when the chosen one is pressed again
  };
  return (
    <ToggleGroup.Root type="single" className="segments" aria-label={label} value={value} onValueChange={change}>
      {options.map((option) => (
        <ToggleGroup.Item key={option} value={option} data-testid={`choose-${option}`}>
          {nameOf(option)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
