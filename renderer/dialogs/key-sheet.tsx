import { allCommands } from "../app/commands/all-commands.ts";
import { keyLabel } from "../app/keys.ts";
import { texts } from "../app/texts.ts";
import { DialogFrame } from "../widgets/dialog-frame.tsx";

const { keySheet: words } = texts;

/** All keys, by what they are for. */
export function KeySheet() {
  const withKeys = allCommands.filter(({ keys }) => keys !== undefined && keys.length > 0);
  const groups = [...new Set(withKeys.map(({ group }) => group))];
  return (
    <DialogFrame title={words.title} size="large" testId="key-sheet" isText>
      <div className="key-groups">
        {groups.map((group) => (
          <KeyGroup
            key={group}
            title={texts.commands.groups[group]}
            rows={withKeys
              .filter((command) => command.group === group)
              .map(({ title, keys }) => [title, keys!.map(keyLabel)])}
          />
        ))}
        <KeyGroup title={words.canvas} rows={words.canvasKeys} />
      </div>
    </DialogFrame>
  );
}

interface KeyGroupProps {
  readonly title: string;
  readonly rows: readonly (readonly [string, readonly string[]])[];
}

function KeyGroup({ title, rows }: KeyGroupProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="key-rows">
        {rows.map(([name, keys]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
