import { table } from '../../../tools/terminal/table.mjs';

/**
 * What the suite prints.
 * @param {import('./run.mjs').Outcome} outcome
 * @param {number} seed
 */
export function reportOf(outcome, seed) {
	const { watched, tally, answers, injected, memory, secrets, disk, took, left } = outcome;
	const before = outcome.landed;
	const { landed, expected, lost, doubled, notWatched, misdated } = tally;
	const count = (/** @type {number} */ number) => String(number);
	const rows = [
		['plays watched', count(watched)],
		['of them to be in accounts', count(expected)],
		['landed by themselves, and by the retry flow', count(before.live)],
		['landed after somebody pressed Try again', count(before.retried)],
		['landed after the comparison', count(landed)],
		['lost', count(lost.length)],
		['doubled', count(doubled.length)],
		['not watched by anybody', count(notWatched.length)],
		['wrongly dated', count(misdated.length)],
		['dated by itself, ± 2 s', count(tally.ownDate)],
		[
			'dated by Trakt at its arrival',
			`${tally.scrobbled}, ${seconds(tally.latestMs)} late at most`,
		],
		['dated by the day', count(tally.byDay)],
		['still under way', count(left.length)],
	];
	const met = [...injected].map(([kind, times]) => [kind, count(times)]);
	const wrong = Object.entries({ lost, doubled, 'not watched': notWatched, misdated });
	const told = [...answers].sort(([one], [other]) => one - other);
	return [
		table(['Plays', ''], rows),
		table(
			['What went wrong', 'Times'],
			met.sort(([one = ''], [other = '']) => one.localeCompare(other)),
		),
		...wrong.flatMap(([what, plays]) => plays.map((play) => `${what}: ${play}`)),
		`The disk was filled by: ${disk}`,
		`n8n answered the webhooks: ${told.map(([status, times]) => `${status || 'not at all'} ${times} times`).join(', ')}`,
		`Secrets looked for in ${secrets.rows} rows and ${secrets.files} files: ${secrets.found.length} lie open`,
		`Memory of n8n: it kept ${memory.before.kept} MB in the beginning and ${memory.after.kept} MB after it all (resident ${memory.before.resident} and ${memory.after.resident} MB)`,
		`Time: ${took.map(([what, lasted]) => `${lasted} s ${what}`).join(', ')}`,
		`Seed: ${seed}`,
	].join('\n\n');
}

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
