import type { RecordedFunction, RecordedSite, Recording } from "./recording.ts";

/** The name under which rewritten code finds the recorder. */
export const recorderName = "$callRecorder";

const span = 0x4000000;
const none = 0;

/**
 * The shadow stack that rewritten code keeps: which recorded function is running, and who entered it. Functions and
 * sites count from 1 inside, so that 0 is the event loop.
 */
export class CallRecorder {
  readonly functions: RecordedFunction[] = [];
  readonly sites: RecordedSite[] = [];
  private running = none;
  private site = none;
  private siteOwner = none;
  private readonly edges = new Map<number, number>();
  private readonly siteEdges = new Set<number>();
  private readonly reached = new Set<number>();

  /** Enters a function; gives back who was running, for `leave`. */
  enter(id: number): number {
    const caller = this.running;
    const edge = caller * span + id;
    this.edges.set(edge, (this.edges.get(edge) ?? 0) + 1);
    if (this.site !== none) {
      if (this.siteOwner === caller) this.siteEdges.add(this.site * span + id);
      this.site = none;
    }
    this.running = id;
    return caller;
  }

  leave(caller: number): void {
    this.running = caller;
    this.site = none;
  }

  /** Marks the site whose call comes next. */
  mark<T>(site: number, value: T): T {
    this.site = site;
    this.siteOwner = this.running;
    this.reached.add(site);
    return value;
  }

  /** Before `await` and `yield`: whoever resumed the function goes on running. */
  pause<T>(value: T, caller: number): T {
    this.leave(caller);
    return value;
  }

  /** After `await`: the event loop is the caller. */
  resumeAsync(id: number): number {
    this.leave(id);
    return none;
  }

  /** After `yield`: whoever asked for the next value is the caller. */
  resumeGenerator(id: number): number {
    const caller = this.running;
    this.leave(id);
    return caller;
  }

  /** The first of several values: what an `await` gave, after the bookkeeping of the others. */
  first<T>(value: T): T {
    return value;
  }

  /** Runs an initialiser as part of a function that hasn't been entered yet, or has been left. */
  within<T>(id: number, run: () => T): T {
    const { running, site, siteOwner } = this;
    this.leave(id);
    try {
      return run();
    } finally {
      this.running = running;
      this.site = site;
      this.siteOwner = siteOwner;
    }
  }

  /** What `yield*` delegates to, run as part of the delegating generator. */
  delegate<T>(id: number, iterable: Iterable<T>): Iterable<T> {
    const within = <R>(run: () => R) => this.within(id, run);
    const { site, siteOwner } = this;
    let isFirst = true;
    const start = () => {
      // The call that made the generator is what enters its body, at the first step.
      if (isFirst) [this.site, this.siteOwner] = [site, siteOwner];
      isFirst = false;
    };
    return {
      [Symbol.iterator]() {
        const inner = within(() => iterable[Symbol.iterator]());
        return {
          next: (...given: [] | [undefined]) =>
            within(() => {
              start();
              return inner.next(...given);
            }),
          return: (value?: unknown) => within(() => inner.return?.(value) ?? { done: true, value: value as T }),
          throw: (error?: unknown) =>
            within(() => {
              if (inner.throw === undefined) throw error;
              return inner.throw(error);
            }),
        };
      },
    };
  }

  /** What `for await` goes over: after asking for the next value the function pauses, and its loop body resumes it. */
  awaited<T>(iterable: AsyncIterable<T> | Iterable<T>, pause: () => number): AsyncIterable<T> {
    const leave = () => this.leave(pause());
    return {
      [Symbol.asyncIterator]() {
        const inner = openAsync(iterable);
        return {
          async next() {
            const step = inner.next();
            leave();
            const { done = false, value } = await step;
            return { done, value: await value } as IteratorResult<T>;
          },
          async return(value?: unknown) {
            await inner.return?.();
            return { done: true, value: value as T };
          },
        };
      },
    };
  }

  recording(): Recording {
    const split = (pair: number) => [Math.floor(pair / span) - 1, (pair % span) - 1] as const;
    const edges = [...this.edges].map(([pair, count]) => {
      const [caller, callee] = split(pair);
      return { caller, callee, count };
    });
    const siteEdges = [...this.siteEdges].map((pair) => {
      const [site, callee] = split(pair);
      return { site, callee };
    });
    return {
      functions: this.functions,
      sites: this.sites,
      edges,
      siteEdges,
      reached: [...this.reached].map((site) => site - 1),
    };
  }
}

function openAsync<T>(iterable: AsyncIterable<T> | Iterable<T>): AsyncIterator<T> | Iterator<T> {
  return Symbol.asyncIterator in iterable ? iterable[Symbol.asyncIterator]() : iterable[Symbol.iterator]();
}
