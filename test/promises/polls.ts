import type { INodeParameters, INodeType } from 'n8n-workflow';

import { MovaryTrigger } from '../../nodes/Movary/MovaryTrigger.node';
import { SimklTrigger } from '../../nodes/Simkl/SimklTrigger.node';
import { TraktTrigger } from '../../nodes/Trakt/TraktTrigger.node';
import type { Destination } from './destination';
import { movary } from './destinations/movary';
import { simkl } from './destinations/simkl';
import { trakt } from './destinations/trakt';

/** A trigger that looks into an account again and again. What it finds there is put there by the service's own node. */
export interface Poll {
	trigger: () => INodeType;
	parameters: INodeParameters;
	account: Destination;
}

export const POLLS: Poll[] = [
	{ trigger: () => new TraktTrigger(), parameters: {}, account: trakt },
	{ trigger: () => new SimklTrigger(), parameters: { authentication: 'token' }, account: simkl },
	{ trigger: () => new MovaryTrigger(), parameters: {}, account: movary },
];
