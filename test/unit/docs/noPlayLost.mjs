import { notRead } from '../../../workflows/noPlayLost/code/compare.mjs';
import { identified, rowOf } from '../../../workflows/noPlayLost/code/results.mjs';

/** What *no play lost* says of a node for which n8n passed its items on as they came in. @returns {import('./provoked.mjs').Said[]} */
function silentNodes() {
	const kind = 'refused';
	const media = { type: 'movie', title: 'Lull' };
	const ofDestinations = ['sync', 'import', 'takeBack'].map((action) => {
		const order = { person: 'Alice', action };
		const passedOn = { event: 'watched', key: 'k', media, order, node: 'Trakt', hasBegun: true };
		const { reason: message, whatToDo: description } = rowOf(identified(passedOn));
		return { message, description, kind };
	});
	const [told = ''] = notRead({ 'Plex: Watched': [{}] }, ['Plex: Watched']);
	const [message = '', description = ''] = told.split(/(?<=read)\. /);
	return [...ofDestinations, { message, description, kind }];
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [['node that ended without a word', silentNodes]];
