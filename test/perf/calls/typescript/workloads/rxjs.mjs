const { default: rx } = await import(process.env.BENCH_ENTRY);
const { default: testing } = await import(`${process.env.BENCH_PACKAGE}/src/testing/index.ts`);
let seen = 0;
const sink = { next: () => seen++, error: () => seen++, complete: () => seen++ };
const operators = [
  rx.map((x) => x + 1),
  rx.filter((x) => x % 2),
  rx.scan((a, b) => a + b, 0),
  rx.reduce((a, b) => a + b, 0),
  rx.take(3),
  rx.skip(2),
  rx.takeLast(2),
  rx.skipLast(1),
  rx.distinct(),
  rx.distinctUntilChanged(),
  rx.mergeMap((x) => rx.of(x, x)),
  rx.concatMap((x) => [x]),
  rx.switchMap((x) => rx.of(x)),
  rx.exhaustMap((x) => rx.of(x)),
  rx.bufferCount(2),
  rx.windowCount(2),
  rx.groupBy((x) => x % 3),
  rx.toArray(),
  rx.count(),
  rx.max(),
  rx.min(),
  rx.first(),
  rx.last(),
  rx.every((x) => x > 0),
  rx.find((x) => x === 3),
  rx.findIndex((x) => x === 2),
  rx.isEmpty(),
  rx.defaultIfEmpty(1),
  rx.elementAt(1),
  rx.ignoreElements(),
  rx.materialize(),
  rx.pairwise(),
  rx.partition ? rx.identity : rx.identity,
  rx.startWith(0),
  rx.endWith(9),
  rx.tap(() => seen++),
  rx.finalize(() => seen++),
  rx.catchError(() => rx.EMPTY),
  rx.retry(1),
  rx.repeat(2),
  rx.share(),
  rx.shareReplay(1),
  rx.takeWhile((x) => x < 4),
  rx.skipWhile((x) => x < 2),
  rx.takeUntil(rx.NEVER),
  rx.skipUntil(rx.of(1)),
  rx.withLatestFrom(rx.of(1)),
  rx.combineLatestWith(rx.of(2)),
  rx.mergeWith(rx.of(3)),
  rx.concatWith(rx.of(4)),
  rx.zipWith(rx.of(5)),
  rx.raceWith(rx.NEVER),
  rx.expand((x) => (x < 20 ? rx.of(x * 2) : rx.EMPTY)),
  rx.observeOn(rx.queueScheduler),
  rx.subscribeOn(rx.queueScheduler),
  rx.timestamp(),
  rx.timeInterval(),
  rx.delay(1),
  rx.debounceTime(1),
  rx.throttleTime(1),
  rx.auditTime(1),
  rx.sampleTime(1),
  rx.bufferTime(1),
  rx.windowTime(1),
  rx.timeout(1000),
  rx.single((x) => x === 1),
  rx.sequenceEqual(rx.of(1)),
  rx.throwIfEmpty(),
  rx.switchScan((a, b) => rx.of(a + b), 0),
  rx.mergeScan((a, b) => rx.of(a + b), 0),
  rx.connect((s) => s),
  rx.buffer(rx.of(1)),
  rx.window(rx.of(1)),
  rx.delayWhen(() => rx.of(1)),
  rx.dematerialize ? rx.identity : rx.identity,
  rx.retryWhen((e) => e),
  rx.audit(() => rx.of(1)),
  rx.bufferToggle(rx.of(1), () => rx.of(1)),
  rx.bufferWhen(() => rx.timer(1)),
  rx.windowWhen(() => rx.timer(1)),
  rx.debounce(() => rx.of(1)),
  rx.throttle(() => rx.of(1)),
  rx.sample(rx.of(1)),
  rx.distinctUntilKeyChanged("length"),
  rx.onErrorResumeNextWith(rx.of(1)),
];
const waits = [];
const drain = (source) =>
  waits.push(new Promise((done) => source.subscribe({ ...sink, error: done, complete: () => (seen++, done()) })));
for (const operator of operators) {
  drain(rx.range(1, 6).pipe(operator, rx.take(10)));
  drain(
    rx
      .concat(
        rx.of(1, 2),
        rx.throwError(() => new Error("x")),
      )
      .pipe(
        operator,
        rx.catchError(() => rx.of(0)),
        rx.take(10),
      ),
  );
}
drain(rx.combineLatest([rx.of(1), rx.of(2)]));
drain(rx.combineLatest({ a: rx.of(1), b: rx.of(2) }));
drain(rx.forkJoin([rx.of(1), Promise.resolve(2)]));
drain(rx.zip(rx.of(1), [2, 3]));
drain(rx.merge(rx.of(1), rx.interval(1).pipe(rx.take(3))));
drain(rx.race(rx.timer(1), rx.timer(50)));
drain(rx.defer(() => rx.of(1)));
drain(rx.iif(() => true, rx.of(1), rx.of(2)));
drain(
  rx.using(
    () => ({ unsubscribe() {} }),
    () => rx.of(1),
  ),
);
drain(rx.generate({ initialState: 0, condition: (x) => x < 3, iterate: (x) => x + 1 }));
drain(
  rx.from(
    (async function* () {
      yield 1;
      yield 2;
    })(),
  ),
);
drain(rx.bindCallback((done) => done(1))());
drain(rx.bindNodeCallback((done) => done(null, 1))());
drain(rx.fromEventPattern((add) => add(1)).pipe(rx.take(1)));
drain(rx.scheduled([1, 2], rx.asapScheduler));
drain(rx.scheduled([1, 2], rx.asyncScheduler));
for (const subject of [new rx.Subject(), new rx.BehaviorSubject(1), new rx.ReplaySubject(2), new rx.AsyncSubject()]) {
  const subscription = subject.subscribe(sink);
  subscription.add(() => seen++);
  subject.next(1);
  subject.next(2);
  subject.complete();
  subscription.unsubscribe();
}
new rx.Observable((subscriber) => {
  subscriber.next(1);
  subscriber.complete();
  return () => seen++;
}).subscribe(sink);
await rx.firstValueFrom(rx.of(1));
await rx.lastValueFrom(rx.of(1, 2));
await new rx.Observable((s) => s.complete()).forEach(() => {});
new testing.TestScheduler((a, b) => (seen += JSON.stringify(a) === JSON.stringify(b) ? 1 : 0)).run(
  ({ cold, hot, expectObservable }) => {
    expectObservable(cold("-a-b|").pipe(rx.map((x) => x))).toBe("-a-b|");
    expectObservable(hot("--a--b--|").pipe(rx.delay(2))).toBe("----a--b--|");
  },
);
await Promise.race([Promise.all(waits), new Promise((done) => setTimeout(done, 1500))]);
console.log(`${seen > 700 ? "done" : `only ${seen}`}`);
process.exit(0);
