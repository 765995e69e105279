/** A name and its value in a list of facts. */
export function Fact({
  name,
  value,
  isBad = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly isBad?: boolean;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={isBad ? "number wrap worse" : "number wrap"}>{value}</dd>
    </>
  );
}
