import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium of this machine, or undefined. */
export const chromiumPath = () =>
	[...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []), ...PLACES].find((path) =>
		existsSync(path),
	);

export const HOW_TO_GET_CHROMIUM =
	'There is no Chromium on this machine: install it (Debian: apt-get install chromium), or name one in CHROMIUM.';

/** Headless, and quiet: it asks nobody but n8n for anything. */
export async function launchChromium() {
	const { chromium, selectors } = await import('playwright-core');
	const executablePath = chromiumPath();
	if (!executablePath) throw new Error(HOW_TO_GET_CHROMIUM);
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}
