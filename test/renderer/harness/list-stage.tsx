import { Tooltip } from "radix-ui";
import type { FunctionRow } from "#contract/answers.ts";
import { functionId } from "#model/ids.ts";
import { set } from "../../../renderer/app/store.ts";
import { FunctionsPanel } from "../../../renderer/panels/functions-panel.tsx";

/** The list of functions with so many rows. */
export function ListStage({ rows }: { readonly rows: number }) {
  set({ functions: { value: generatedRows(rows), loading: false, problem: null } });
  return (
    <Tooltip.Provider>
      <div className="list-stage" data-settled="true" style={{ display: "grid", height: "100vh", width: 320 }}>
        <FunctionsPanel />
      </div>
    </Tooltip.Provider>
  );
}

function generatedRows(count: number): FunctionRow[] {
  return Array.from({ length: count }, (_, index): FunctionRow => {
    const module = `package_${index % 40}.module_${index % 700}`;
    const name = index % 3 === 0 ? `Handler${index % 900}.on_event_${index}` : `function_${index}`;
    return {
      id: functionId(`${module}#${name}`),
      name,
      qualifiedName: `${module}.${name}`,
      module,
      file: `${module}.py`,
      line: index % 4000,
      kind: "function",
      external: index % 5 === 0,
      provenance: "static",
      calls: null,
      primitiveCalls: null,
      cost: null,
      hasNote: false,
      notedComplexity: null,
    };
  });
}
