/** Which addresses are on this machine: plain http is accepted there and nowhere else (contract). */

/** Whether an address is that of this machine itself. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
