/** The listeners of which there are very many, by the numbers under which the flow graph knows them. */
export interface ListenerNumbers {
  /** object, call: what a class's name holds is called as a method, for syntax and builtins */
  readonly method: number;
  /** object, call: what a class's name holds is called as a method */
  readonly found: number;
  /** object or -1, call: the original behind a wrapper is called */
  readonly original: number;
  /** call: the `__call__` of an instance is called */
  readonly instanceCall: number;
  /** site, tier: a function is handed to code outside */
  readonly callback: number;
  /** object, site: an attribute's value is read */
  readonly access: number;
  /** object, variable: a class attribute is read through an instance */
  readonly ofInstance: number;
  /** object, variable: a class attribute is read through the class */
  readonly ofClass: number;
  /** variable, site: what `__iter__` gave is gone through */
  readonly iterator: number;
  /** site: an attribute of a class is told its name */
  readonly named: number;
}
