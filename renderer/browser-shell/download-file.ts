/** Hands a file to the browser's download. Answers the name, since the browser alone decides on the folder. */
export function downloadFile(name: string, content: string, encoding: "utf8" | "base64"): string {
  const bytes = encoding === "utf8" ? content : Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data once it began.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
