import { watchEventFromJellyfin } from '../../../media';

export const RECEIVED = new Date('2026-11-19T21:10:02Z');
export const SERVER = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
export const USER = 'c0ffee00c0ffee00c0ffee00c0ffee01';
export const MINUTE_TICKS = 600_000_000;

export const read = (body: unknown, receivedAt = RECEIVED) =>
	watchEventFromJellyfin(body, receivedAt);
