import { live } from './live.mjs';
import { personWorkflow, WORKFLOWS } from './names.mjs';
import { person } from './person.mjs';
import { queue } from './queue.mjs';
import { reconcile } from './reconcile.mjs';
import { retry } from './retry.mjs';
import { unwatch } from './unwatch.mjs';
import { tell } from './tell.mjs';

/**
 * The set that goes together, each with the id that the others know it by. The numbers are the order in which they are
 * imported and published: those that are called before those that call them.
 */
export const NO_PLAY_LOST = {
	'1-tell.json': { ...WORKFLOWS.tell, ...tell() },
	'2-queue.json': { ...WORKFLOWS.queue, ...queue() },
	'3-person.json': { ...personWorkflow('Alice'), ...person('Alice') },
	'4-live.json': { ...WORKFLOWS.live, ...live() },
	'5-retry.json': { ...WORKFLOWS.retry, ...retry() },
	'6-reconcile.json': { ...WORKFLOWS.reconcile, ...reconcile() },
	'7-unwatch.json': { ...WORKFLOWS.unwatch, ...unwatch() },
};
