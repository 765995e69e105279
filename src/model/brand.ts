/** A value of type T that can't be confused with another T: an id with another id, nanoseconds with bytes. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
