/** Methods of strings, arrays, regular expressions, maps, sets, promises, functions, dates and DOM nodes. */
export const platformMethods: ReadonlySet<string> = new Set(
  (
    "add all any append appendChild apply at bind call catch charAt charCodeAt clear close codePointAt concat copyWithin delete emit end endsWith " +
    "entries every exec fill filter finally find findIndex findLast findLastIndex flat flatMap forEach get getTime has hasOwnProperty " +
    "includes indexOf isPrototypeOf join keys lastIndexOf localeCompare map match matchAll next normalize off on once padEnd padStart pipe " +
    "pop propertyIsEnumerable push reduce reduceRight remove removeListener repeat replace replaceAll reverse search set shift slice some sort splice split " +
    "startsWith substr substring test then throw toFixed toISOString toLocaleString toLowerCase toPrecision toReversed toSorted toSpliced " +
    "toString toUpperCase trim trimEnd trimStart unshift valueOf values with write"
  ).split(" "),
);
