import type { Resource } from '../../../shared/action/operation';
import { create } from './create.operation';
import { deleteCheckIn } from './deleteCheckIn.operation';

export const checkIn: Resource = {
	value: 'checkIn',
	name: 'Check-In',
	operations: [create, deleteCheckIn],
};
