/** The window's files have an origin of their own instead of `file:`, where every file of the machine would be one origin. */
export const windowScheme = "callsketch";
export const windowOrigin = `${windowScheme}://window`;
export const windowAddress = `${windowOrigin}/index.html`;

/** Whether an address is the window itself. */
export function isWindowAddress(address: string): boolean {
  return address.startsWith(`${windowOrigin}/`);
}
