/** Makes each answer once, by number. */
export function remembered<T>(make: (number: number) => T): (number: number) => T {
  const made = new Map<number, T>();
  return (number) => {
    const known = made.get(number);
    if (known !== undefined) return known;
    const answer = make(number);
    made.set(number, answer);
    return answer;
  };
}
