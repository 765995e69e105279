/**
 * The fields of a code object in the order marshal writes them: `i` an int32, `n` the name, `f` the file name,
 * `l` the first line as an int32, `o` any other object. The file doesn't say which Python wrote it, so each layout
 * is tried until one reads the whole file. From `Python/marshal.c` of the versions named.
 */
export const codeLayouts: readonly string[] = [
  "iiiiiooooo" + "fno" + "l" + "oo", // 3.11 and later: no nlocals, localsplus, qualname, exception table
  "iiiiiioooooo" + "fn" + "l" + "o", // 3.8 to 3.10
  "iiiiioooooo" + "fn" + "l" + "o", // 3.0 to 3.7
  "iiiioooooo" + "fn" + "l" + "o", // 2.x
];
