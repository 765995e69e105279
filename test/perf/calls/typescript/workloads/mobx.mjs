globalThis.__DEV__ = true;
const { default: mobx } = await import(process.env.BENCH_ENTRY);
const {
  observable,
  computed,
  action,
  autorun,
  reaction,
  when,
  makeAutoObservable,
  makeObservable,
  runInAction,
  observe,
  intercept,
  toJS,
  flow,
  createAtom,
  configure,
  spy,
  trace,
  transaction,
  untracked,
  extendObservable,
  isObservable,
  keys,
  values,
  entries,
  set,
  get,
  has,
  remove,
  comparer,
  onBecomeObserved,
  getDependencyTree,
  getObserverTree,
} = mobx;
configure({ enforceActions: "never" });
let seen = 0;
const stop = spy(() => seen++);
class Store {
  items = [];
  filter = "";
  constructor() {
    makeAutoObservable(this, {}, { autoBind: true });
  }
  get count() {
    return this.items.filter((each) => each.includes(this.filter)).length;
  }
  add(item) {
    this.items.push(item);
  }
  *load() {
    const given = yield Promise.resolve("loaded");
    this.add(given);
  }
}
class Base {
  value = 1;
  constructor() {
    makeObservable(this, { value: observable, twice: computed, bump: action, own: observable.ref });
  }
  own = {};
  get twice() {
    return this.value * 2;
  }
  bump() {
    this.value++;
  }
}
const store = new Store();
const base = new Base();
const disposers = [
  autorun(() => (seen += store.count)),
  autorun(() => (seen += base.twice), { delay: 1 }),
  reaction(
    () => store.items.length,
    (length) => (seen += length),
    { fireImmediately: true, equals: comparer.structural },
  ),
  when(
    () => base.value > 2,
    () => seen++,
  ),
  observe(store, "filter", (change) => (seen += change.newValue.length)),
  intercept(store, "filter", (change) => change),
];
store.add("a");
store.filter = "a";
base.bump();
base.bump();
const map = observable.map({ a: 1 });
const set_ = observable.set([1, 2]);
const list = observable.array([3, 1, 2]);
const box = observable.box(1);
const object = observable({
  deep: { a: 1 },
  get sum() {
    return this.deep.a + 1;
  },
});
disposers.push(autorun(() => (seen += map.size + set_.size + list.length + box.get() + object.sum)));
disposers.push(
  observe(map, () => seen++),
  observe(list, () => seen++),
  observe(set_, () => seen++),
  observe(box, () => seen++),
);
map.set("b", 2).delete("a");
map.merge({ c: 3 });
map.replace({ d: 4 });
for (const [key, value] of map) seen += key.length + value;
map.forEach(() => seen++);
set_.add(3).delete(1);
for (const each of set_) seen += each;
list.push(4);
list.splice(0, 1);
list.replace([5, 6]);
list.remove(5);
list.move?.(0, 0);
seen +=
  list
    .slice()
    .sort()
    .map((each) => each + 1).length +
  list.indexOf(6) +
  (list.find((each) => each === 6) ?? 0);
list.spliceWithArray(0, 1, [7, 8]);
list.clear();
box.set(2);
object.deep = { a: 5 };
extendObservable(object, { more: 1 });
set(object, "late", 1);
seen +=
  keys(object).length + values(map).length + entries(map).length + (has(object, "late") ? 1 : 0) + get(object, "late");
remove(object, "late");
transaction(() => runInAction(() => box.set(3)));
untracked(() => box.get());
const lazy = computed(() => box.get() * 2);
onBecomeObserved(box, () => seen++);
disposers.push(autorun(() => (seen += lazy.get())));
seen +=
  JSON.stringify(getDependencyTree(lazy)).length +
  JSON.stringify(getObserverTree(box)).length +
  Object.keys(toJS(object)).length;
const atom = createAtom(
  "atom",
  () => seen++,
  () => seen++,
);
disposers.push(autorun(() => atom.reportObserved()));
atom.reportChanged();
const task = flow(function* () {
  yield Promise.resolve();
  return 1;
})();
seen += await task;
await store.load();
await when(() => base.value > 0);
const failing = autorun(
  () => {
    if (box.get() > 5) throw new Error("wrong");
  },
  { onError: () => seen++ },
);
box.set(6);
seen += isObservable(map) ? 1 : 0;
for (const dispose of disposers) dispose();
failing();
stop();
await new Promise((done) => setTimeout(done, 20));
console.log(seen > 100 ? "done" : seen);
process.exit(0);
