/**
 * The sync history as one page of HTML: no script, nothing from elsewhere, everything escaped.
 * @typedef {Record<string, any>} Row of the table of plays
 * @typedef {{ person?: string, destination?: string, status?: string }} Filter what the page's own form has asked for
 */

const DAYS = 14;
const MOST_SHOWN = 200;
/** Words for what stands in the table, in the order of the filter. @type {Record<string, string>} */
const WORDS = {
	added: 'Added',
	duplicate: 'Already there',
	waiting: 'Waiting',
	dead: 'Given up',
	rated: 'Rated',
	removed: 'Removed',
	ignored: 'Ignored',
	planned: 'Planned',
	takenBack: 'Taken back',
};
const GOOD = ['added', 'updated', 'duplicate', 'rated', 'removed', 'ignored'];

/** @param {unknown} text */
export function escaped(text) {
	return String(text ?? '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

/** As a service writes its own name: Trakt. @param {unknown} destination */
const called = (destination) =>
	String(destination ?? '').replace(/^./, (first) => first.toUpperCase());

/** What a row stands for, in one word of the list above. @param {Row} row @returns {string} */
export function standing({ state, status }) {
	return state === 'done' ? status : state;
}

/**
 * The figures that stand above the list.
 * @param {Row[]} rows
 * @param {(moment: string) => string} dayOf as 2026-05-01, in the household's time zone
 * @param {string[]} days the latest, the oldest first
 */
export function figures(rows, dayOf, days) {
	const counted = rows.filter((row) => row.state !== 'planned' && row.event === 'watched');
	const good = counted.filter((row) => GOOD.includes(standing(row))).length;
	const tried = counted.filter((row) => row.state === 'done' || row.state === 'dead').length;
	const perDay = new Map(days.map((day) => [day, 0]));
	for (const { at, state } of counted) {
		const day = dayOf(at);
		if (state === 'done' && perDay.has(day)) perDay.set(day, (perDay.get(day) ?? 0) + 1);
	}
	return {
		plays: counted.length,
		rate: tried === 0 ? undefined : Math.floor((good / tried) * 1000) / 10,
		waiting: counted.filter(({ state }) => state === 'waiting').length,
		dead: counted.filter(({ state }) => state === 'dead').length,
		perDay: [...perDay],
	};
}

/**
 * @param {object} given
 * @param {Row[]} given.rows of the table of plays, in any order; some may be there twice
 * @param {Row[]} given.runs of the comparison
 * @param {Filter} given.filter
 * @param {string} given.timeZone e.g. Europe/Berlin
 * @param {number} given.now milliseconds since 1970
 */
export function pageOf({ rows, runs, filter, timeZone, now }) {
	const clock = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'short',
	});
	const local = (/** @type {string} */ moment) => clock.format(new Date(moment));
	const dayOf = (/** @type {string} */ moment) => local(moment).slice(0, 10);
	const days = Array.from({ length: DAYS }, (_, back) =>
		dayOf(new Date(now - (DAYS - 1 - back) * 86_400_000).toISOString()),
	);
	const all = newestFirst(rows);
	const wanted = all.filter(
		(row) =>
			(!filter.person || row.person === filter.person) &&
			(!filter.destination || row.destination === filter.destination) &&
			(!filter.status || standing(row) === filter.status),
	);
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>Sync history</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Sync history</h1><p>${escaped(local(new Date(now).toISOString()))}, ${escaped(timeZone)}</p></header>
<main>
${summary(figures(wanted, dayOf, days))}
${form(all, filter)}
${list(wanted, local)}
${runList(runs, local)}
</main>
<footer><a href="../form/try-plays-again">Try plays again</a> · <a href="../form/compare">Compare with the media servers, or take a run back</a></footer>
</body>
</html>`;
}

/** @param {Row[]} rows */
function newestFirst(rows) {
	const once = new Map(rows.map((row) => [row.rowKey, row]));
	return [...once.values()].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** @param {ReturnType<typeof figures>} given */
function summary({ plays, rate, waiting, dead, perDay }) {
	const most = Math.max(1, ...perDay.map(([, count]) => count));
	const bars = perDay
		.map(
			([day, count]) =>
				`<li title="${day}: ${count}"><b>${count || ''}</b><i style="height:${Math.round((count / most) * 64)}px"></i><small>${day.slice(8)}</small></li>`,
		)
		.join('');
	return `<section class="figures">
<dl><div><dt>Plays</dt><dd id="plays">${plays}</dd></div><div><dt>Success</dt><dd id="rate">${rate === undefined ? '–' : `${rate} %`}</dd></div><div><dt>Waiting</dt><dd id="waiting">${waiting}</dd></div><div><dt>Given up</dt><dd id="dead">${dead}</dd></div></dl>
<ol class="days" aria-label="Plays per day, the last ${DAYS} days">${bars}</ol>
</section>`;
}

/** @param {Row[]} rows @param {Filter} filter */
function form(rows, filter) {
	const values = (/** @type {string} */ column) =>
		[...new Set(rows.map((row) => String(row[column] ?? '')))].filter(Boolean).sort();
	const choice = (
		/** @type {keyof Filter} */ name,
		/** @type {string} */ label,
		/** @type {string} */ everything,
		/** @type {[string, string][]} */ options,
	) =>
		`<label>${label}<select name="${name}"><option value="">${everything}</option>${options
			.map(
				([value, text]) =>
					`<option value="${escaped(value)}"${filter[name] === value ? ' selected' : ''}>${escaped(text)}</option>`,
			)
			.join('')}</select></label>`;
	const as = (/** @type {(value: string) => string} */ text) => (/** @type {string} */ value) =>
		/** @type {[string, string]} */ ([value, text(value)]);
	return `<form method="get">
${choice('person', 'Person', 'Everybody', values('person').map(as(String)))}
${choice('destination', 'Destination', 'Everywhere', values('destination').map(as(called)))}
${choice('status', 'Status', 'Any', Object.entries(WORDS))}
<button>Show</button>
</form>`;
}

/** @param {Row[]} rows @param {(moment: string) => string} local */
function list(rows, local) {
	if (rows.length === 0) return '<p class="empty">No play fits.</p>';
	const shown = rows.slice(0, MOST_SHOWN);
	const more =
		rows.length > shown.length ? `<p>The latest ${shown.length} of ${rows.length}.</p>` : '';
	return `<ul class="plays">${shown.map((row) => entry(row, local)).join('\n')}</ul>${more}`;
}

/** @param {Row} row @param {(moment: string) => string} local */
function entry(row, local) {
	const { person, destination, title, at, event, reason, whatToDo, nextTryAt, attempts } = row;
	const as = standing(row);
	const trouble = as === 'waiting' || as === 'dead' || row.status === 'failed';
	const next =
		as === 'waiting' && nextTryAt
			? `Next try ${local(nextTryAt)}; tried ${attempts === 1 ? 'once' : `${attempts} times`}.`
			: '';
	const why = trouble
		? [reason, as === 'dead' ? whatToDo : '', next].filter(Boolean).join(' · ')
		: '';
	return `<li class="${escaped(as)}"><strong>${escaped(title)}</strong><span class="status">${escaped(WORDS[as] ?? as)}</span>
<span class="about">${escaped(at ? local(at) : '')} · ${escaped(person)} → ${escaped(called(destination))}${event === 'watched' ? '' : ` · ${escaped(event)}`}</span>${why ? `<span class="why">${escaped(why)}</span>` : ''}</li>`;
}

/** @param {Row[]} runs @param {(moment: string) => string} local */
function runList(runs, local) {
	if (runs.length === 0) return '';
	const lines = runs
		.slice(0, 10)
		.map(
			({ runId, startedAt, mode, state, lookedAt, written, planned, notTaken, note }) =>
				`<li><strong>Run ${escaped(runId)}</strong><span class="status">${escaped(state)}</span><span class="about">${escaped(local(startedAt))} · ${escaped(mode)} · ${escaped(lookedAt)} looked at, ${escaped(planned)} planned, ${escaped(written)} written, ${escaped(notTaken)} not taken</span>${note ? `<span class="why">${escaped(note)}</span>` : ''}</li>`,
		);
	return `<h2>Comparisons</h2><ul class="runs">${lines.join('\n')}</ul>`;
}

const STYLE = `:root{color-scheme:light dark;--line:#8884;--soft:#8881;--good:#2a7d4f;--wait:#a86a00;--bad:#b3372f}
*{box-sizing:border-box}body{font:16px/1.45 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem}
header{display:flex;justify-content:space-between;align-items:baseline;flex-wrap:wrap}h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem}header p,small,.about{opacity:.7}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(5.5rem,1fr));gap:.5rem;margin:1rem 0}dl div{background:var(--soft);border-radius:.5rem;padding:.5rem .75rem}dt{font-size:.85rem;opacity:.7}dd{font-size:1.5rem;margin:0}
.days{display:flex;gap:2px;align-items:flex-end;list-style:none;padding:0;margin:0 0 1rem}.days li{flex:1;text-align:center;font-size:.75rem}.days b{display:block;font-weight:400}.days i{display:block;background:var(--good);border-radius:2px 2px 0 0}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:flex-end;margin-bottom:1rem}label{display:flex;flex-direction:column;font-size:.85rem;flex:1 1 8rem}select,button{font:inherit;padding:.4rem .5rem;border:1px solid var(--line);border-radius:.4rem}
ul{list-style:none;padding:0;margin:0}ul li{display:grid;grid-template-columns:1fr auto;gap:0 .5rem;padding:.5rem 0;border-top:1px solid var(--line)}li strong{overflow-wrap:anywhere;font-weight:600}.about,.why{grid-column:1/-1;font-size:.85rem}.why{overflow-wrap:anywhere}
.status{font-size:.85rem}.added .status,.duplicate .status,.rated .status{color:var(--good)}.waiting .status,.planned .status{color:var(--wait)}.dead .status{color:var(--bad)}
footer{margin-top:1.5rem;border-top:1px solid var(--line);padding-top:.75rem;font-size:.9rem}`;
