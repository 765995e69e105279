import type { Body } from "./body.ts";

/** Notes a returned value. A parameter that comes back as it was is noted as such, so that each caller gets its own back. */
export function returnValue(body: Body, value: number) {
  if (value < 0) return;
  const { writer } = body.file;
  const { parameters, declared, returned, returnedParameters } = body.draft;
  for (const leaf of writer.leaves(value)) {
    const index = parameters.findIndex(
      (parameter) => parameter.variable === leaf && parameter.kind !== 2 && parameter.kind !== 3,
    );
    if (index < 0) {
      writer.copy(returned, leaf);
      continue;
    }
    returnedParameters.add(index);
    writer.copy(returned, declared[index]!);
  }
}
