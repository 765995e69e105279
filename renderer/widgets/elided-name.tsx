const tailLength = 10;

interface ElidedNameProps {
  readonly name: string;
  readonly className?: string;
}

/** A name that loses its middle where there is no room: beginning and end tell more than what is between. */
export function ElidedName({ name, className = "" }: ElidedNameProps) {
  if (name.length < tailLength * 2) return <span className={`elide ${className}`}>{name}</span>;
  return (
    <span className={`elided-name ${className}`}>
      <span className="elide">{name.slice(0, -tailLength)}</span>
      <span>{name.slice(-tailLength)}</span>
    </span>
  );
}
