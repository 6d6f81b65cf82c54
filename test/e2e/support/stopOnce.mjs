import { rm } from 'node:fs/promises';

export default async function stopOnce() {
	const instance = Reflect.get(globalThis, 'scrobbleInstance');
	await instance?.stop();
	if (instance) await rm(instance.userFolder, { recursive: true, force: true });
}
