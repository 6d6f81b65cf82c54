import { history } from './history.mjs';
import { live } from './live.mjs';
import { personWorkflow, WORKFLOWS } from './names.mjs';
import { person } from './person.mjs';
import { queue } from './queue.mjs';
import { reconcile } from './reconcile.mjs';
import { retry } from './retry.mjs';
import { unwatch } from './unwatch.mjs';
import { tell } from './tell.mjs';

/** The set that goes together, by file name in templates/no-play-lost; each with the id that the others know it by. */
export const NO_PLAY_LOST = {
	'history.json': { ...WORKFLOWS.history, ...history() },
	'live.json': { ...WORKFLOWS.live, ...live() },
	'person.json': { ...personWorkflow('Alice'), ...person('Alice') },
	'queue.json': { ...WORKFLOWS.queue, ...queue() },
	'reconcile.json': { ...WORKFLOWS.reconcile, ...reconcile() },
	'retry.json': { ...WORKFLOWS.retry, ...retry() },
	'tell.json': { ...WORKFLOWS.tell, ...tell() },
	'unwatch.json': { ...WORKFLOWS.unwatch, ...unwatch() },
};
