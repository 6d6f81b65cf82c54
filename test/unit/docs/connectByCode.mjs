import { opened } from '../../../nodes/ConnectByCode/connection';
import { serviceNamed, SERVICES } from '../../../nodes/ConnectByCode/services';
import { UnusableInput } from '../../../nodes/shared/action/unusableInput';
import { explainN8nAnswer } from '../../../services/n8n/client';
import { noSignIn } from '../../../services/shared/signInByCode';
import { createSimklClient, requestSimklCode } from '../../../services/simkl';
import { createTraktClient, requestTraktCode } from '../../../services/trakt';
import { answer, rejection, testClock } from '../../support/scripted';
import { everyStatus, isFine, saidBy } from './provoked.mjs';

/** @typedef {import('./provoked.mjs').Said} Said */

/** Why there is no sign-in: the compiler asks for a new reason. @type {Record<import('../../../services/shared/signInByCode').CodeEnd | 'cancelled', true>} */
const ENDS = {
	expired: true,
	denied: true,
	unknown: true,
	appUnknown: true,
	noCodes: true,
	cancelled: true,
};

/** @returns {Said[]} */
const ends = () =>
	/** @type {(keyof typeof ENDS)[]} */ (Object.keys(ENDS)).flatMap((why) =>
		(why === 'noCodes' ? ['Simkl'] : ['Trakt', 'Simkl']).map((name) =>
			noSignIn(why, { name, service: 'docs' }),
		),
	);

/** @returns {Said[]} */
const n8nAnswers = () =>
	everyStatus
		.filter((status) => !isFine(status))
		.flatMap((status) => [
			explainN8nAnswer(answer(status, '')),
			explainN8nAnswer(answer(status, { message: 'request.body.data is wrong' })),
		]);

/** Another program at the address, and what cannot be sent at all. */
async function guards() {
	const client = { account: 'docs', clock: testClock(), send: async () => answer(200, {}) };
	const app = { clientId: 'x', name: 'docs', version: '0' };
	const said = await saidBy([
		() => requestTraktCode(createTraktClient(client), 'x'),
		() => requestSimklCode(createSimklClient({ ...client, app }), 'x'),
	]);
	const unusable = [
		() => opened('made up', 'key'),
		() => serviceNamed('TV Time'),
		() => SERVICES.trakt({ traktClientId: ' ' }, () => client.send),
		() => SERVICES.simkl({}, () => client.send),
	];
	return [...said, ...(await Promise.all(unusable.map(refusalIn)))];
}

/** @param {() => unknown} attempt @returns {Promise<Said>} */
async function refusalIn(attempt) {
	const thrown = await rejection((async () => await attempt())());
	if (thrown instanceof UnusableInput)
		return { ...thrown, message: thrown.message, kind: 'refused' };
	throw thrown;
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [
	['reason why no sign-in came of a code', ends],
	['answer of n8n’s own API, whatever its status', n8nAnswers],
	['guard of a sign-in by a code', guards],
];
