const { default: immer } = await import(process.env.BENCH_ENTRY);
immer.enablePatches();
immer.enableMapSet();
const {
  produce,
  produceWithPatches,
  applyPatches,
  original,
  current,
  isDraft,
  createDraft,
  finishDraft,
  Immer,
  freeze,
  castDraft,
} = immer;
let seen = 0;
class Point {
  [immer.immerable] = true;
  x = 1;
  get double() {
    return this.x * 2;
  }
  move() {
    this.x++;
  }
}
const base = {
  list: [1, 2, { deep: true }],
  map: new Map([["a", { n: 1 }]]),
  set: new Set([1, { s: 1 }]),
  point: new Point(),
  text: "t",
};
const recipes = [
  (draft) => void draft.list.push(4),
  (draft) => void draft.list.splice(0, 1),
  (draft) => void (draft.list.length = 0),
  (draft) => void draft.list.reverse(),
  (draft) => void draft.list.sort(),
  (draft) => void draft.map.set("b", { n: 2 }),
  (draft) => void (draft.map.get("a").n = 5),
  (draft) => void draft.map.delete("a"),
  (draft) => void draft.map.clear(),
  (draft) => void draft.map.forEach((value) => seen++ && value),
  (draft) => void draft.set.add(3),
  (draft) => void draft.set.delete(1),
  (draft) => void [...draft.set].forEach((each) => each.s && each.s++),
  (draft) => void draft.set.clear(),
  (draft) => void draft.point.move(),
  (draft) => void (seen += draft.point.double),
  (draft) => void delete draft.text,
  (draft) => void ("text" in draft && (draft.fresh = { a: [1] })),
  (draft) =>
    void (seen +=
      Object.keys(draft).length + original(draft).list.length + current(draft).list.length + (isDraft(draft) ? 1 : 0)),
  (draft) => ({ ...original(draft), replaced: true }),
  () => undefined,
  (draft) => void (draft.list[2].deep = false),
  (draft) => void Object.assign(draft.list[2], { more: 1 }),
];
for (const recipe of recipes) {
  const next = produce(base, recipe);
  const [withPatches, patches, inverse] = produceWithPatches(base, recipe);
  const applied = applyPatches(base, patches);
  const back = applyPatches(withPatches, inverse);
  seen += Object.keys(next).length + Object.keys(applied).length + Object.keys(back).length + patches.length;
}
const curried = produce((draft, by) => void (draft.n += by));
seen += curried({ n: 1 }, 2).n;
const draft = createDraft({ a: { b: 1 } });
draft.a.b = 2;
seen += finishDraft(draft).a.b;
const own = new Immer({ autoFreeze: false, useStrictShallowCopy: true });
own.setAutoFreeze(true);
seen += own.produce({ x: 1 }, (each) => void each.x++).x;
freeze({ deep: [1, { a: 1 }] }, true);
castDraft({});
for (const bad of [
  () => produce(1, 2),
  () => applyPatches({}, [{ op: "x", path: [], value: 1 }]),
  () => createDraft(1),
  () => produce({ a: 1 }, (each) => ((each.a = 2), { b: 1 })),
]) {
  try {
    bad();
  } catch {
    seen++;
  }
}
console.log(seen);
