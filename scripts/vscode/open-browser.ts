// Opens the browser that shows VS Code in tests. Nothing it shows can reach another machine than this one.
import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless Chromium, which ends with this process. */
export function openBrowser(executablePath: string): Promise<Browser> {
  // Signals are left to this process' own handlers, which end everything in order.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath, headless: true, args: flags, ...signals });
}

/** Whether an address is on this machine, or none that travels at all (data:, blob:). */
export function isLocal(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return !/^(https?|wss?):$/.test(protocol) || hostname === '127.0.0.1' || hostname === 'localhost';
}
