import { step } from '../../tools/terminal/progress.mjs';
import { sendAll } from './load.mjs';
import { median, percentile, ratios, withSpread } from './statistics.mjs';
import { ours } from './workflows.mjs';

const EVENTS = 200;
const SERVERS = 4;
const HANGS_MS = 30_000;
const MOST = 1.25;

/**
 * How long a media server waits for its 200 while Trakt answers nobody, beside the same with Trakt as fast as ever.
 * @param {import('./street.mjs').Street} street
 * @param {{ rounds: number }} options
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function whileTraktHangs(street, { rounds }) {
	const addresses = await step('workflow published', () =>
		street.publish((trakt) => ours(street.webhookToken, trakt)),
	);
	const [fast, hanging] = [/** @type {number[][]} */ ([]), /** @type {number[][]} */ ([])];
	for (let round = -1; round < rounds; round += 1) {
		const isFast = await step(`round ${round + 1} of ${rounds}: Trakt answers`, () => answered());
		const isSlow = await step(`round ${round + 1} of ${rounds}: Trakt hangs`, async () => {
			street.trakt.faults.push({ times: Infinity, action: { delayMs: HANGS_MS } });
			return await answered();
		});
		if (round < 0) continue;
		fast.push(isFast);
		hanging.push(isSlow);
	}

	async function answered() {
		const { answeredMs } = await sendAll(street.plays(addresses, EVENTS), SERVERS);
		// What hangs is let go, so that the next round meets an n8n at rest.
		street.trakt.faults.clear();
		await street.idle();
		return answeredMs;
	}

	/** @param {number[][]} all @param {number} percent */
	const at = (all, percent) => all.map((each) => percentile(each, percent));
	const share = median(ratios(at(hanging, 95), at(fast, 95)));
	return {
		title: 'While Trakt hangs',
		about: `${EVENTS} webhooks, ${SERVERS} media servers at once; Trakt answers at once, or lets every call hang for ${HANGS_MS / 1000} s. ${rounds} pairs in turn; milliseconds until 200.`,
		head: ['Trakt', 'p50', 'p95'],
		rows: [
			['answers', withSpread(at(fast, 50), 0), withSpread(at(fast, 95), 0)],
			['hangs', withSpread(at(hanging, 50), 0), withSpread(at(hanging, 95), 0)],
		],
		goals: [
			{ name: `p95 at most ${MOST} × while Trakt hangs: ${share.toFixed(2)}`, met: share <= MOST },
		],
	};
}
