import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { MenuChoice, MenuItem, MenuLine, MenuTitle, Picker } from "../widgets/menu.tsx";
import type { ChosenColumn } from "./call-columns.tsx";

const { table: words } = texts;

/** Which columns a table shows, by what they are about. */
export function ColumnPicker({ columns }: { readonly columns: readonly ChosenColumn[] }) {
  const chosen = useStore((state) => state.tableColumns);
  const groups = [...new Set(columns.map(({ group }) => group))];
  const toggle = (id: string, isShown: boolean): void => set({ tableColumns: { ...chosen, [id]: !isShown } });
  return (
    <Picker name={texts.views.table} testId="columns" shown={<span>{words.columns}</span>}>
      {groups.map((group) => (
        <div key={group}>
          <MenuTitle>{group}</MenuTitle>
          {columns
            .filter((each) => each.group === group && each.column.id !== "name")
            .map((each) => {
              const id = each.column.id!;
              const isShown = chosen[id] ?? each.isUsual;
              return (
                <MenuChoice
                  key={id}
                  chosen={isShown}
                  staysOpen
                  onSelect={() => toggle(id, isShown)}
                  testId={`column-${id}`}
                >
                  {each.title}
                </MenuChoice>
              );
            })}
        </div>
      ))}
      <MenuLine />
      <MenuItem onSelect={() => set({ tableColumns: {} })} testId="columns-usual">
        {words.usual}
      </MenuItem>
    </Picker>
  );
}
