import type { PlexResource } from '../../operation';
import { get } from './get.operation';

export const server: PlexResource = {
	value: 'server',
	name: 'Server',
	operations: [get],
};
