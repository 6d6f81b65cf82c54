import { watchEventFromPlex } from '../../../media';

interface Payload {
	Metadata: object;
	[name: string]: unknown;
}

export const RECEIVED = new Date('2026-11-19T20:00:05Z');
export const SERVER = '7c1f0a52b86e4d3f9a0e5d61c4b2a7f0e8d93b14';

export const read = (body: unknown, receivedAt = RECEIVED) => watchEventFromPlex(body, receivedAt);
export const withMetadata = (body: Payload, changed: object) => ({
	...body,
	Metadata: { ...body.Metadata, ...changed },
});
export const without = (body: Payload, ...names: string[]) =>
	withMetadata(body, Object.fromEntries(names.map((name) => [name, undefined])));
