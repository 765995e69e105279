/**
 * The address of a module beside the one that asks, for starting a worker from it. The engine runs from its sources
 * (`.ts`) as well as built (`.js`, one file a module, same folders), so the ending follows the asking module's.
 *
 * @param from `import.meta.url` of the asking module
 * @param name path relative to it without ending: `./facts-worker`
 */
export function siblingModule(from: string, name: string): URL {
  return new URL(`${name}${from.endsWith(".ts") ? ".ts" : ".js"}`, from);
}
