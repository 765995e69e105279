/** A function, or a class: classes count on from the number of functions. */
export type Token = number;
