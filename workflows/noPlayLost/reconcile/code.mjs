/** The last lines of the comparison's Code nodes: which items go into the functions of code/compare.mjs and code/takeBackRun.mjs. */

export const FORM = 'Compare by Hand';

export const SETTINGS = `{
  "days": 14,
  "mostPlays": 50,
  "forgetAfterDays": 365
}`;
/** What the night's comparison has planned stays to be seen until the next night's. @type {import('../tables.mjs').Condition[]} */
export const PLANS = [
	['state', 'eq', "={{ $('What Is Asked').first().json.isBrief ? 'none' : 'planned' }}"],
];
/** @type {import('../tables.mjs').Condition[]} */
export const OLD = [
	['state', 'eq', 'done'],
	['at', 'lt', "={{ $now.minus({ days: $('Settings').first().json.forgetAfterDays }).toISO() }}"],
];

const ROWS_IN = `const jsonOf = (name) => $(name).all().map(({ json }) => json);
const asked = $('What Is Asked').first().json;`;
export const ASK = `const form = $('${FORM}').isExecuted ? $('${FORM}').first().json : undefined;
const isFirst = !$('Earlier Runs').all().some(({ json }) => json.lookedAt > 0);
const settings = $input.first().json;
const isBrief = $('Every Hour')?.isExecuted === true;
if (isBrief && isFirst) return [];
return [{ json: whatIsAsked({ form, isFirst, isBrief, settings, runId: String($execution.id), now: Date.now() }) }];`;
/** n8n gives a Code node no list of the nodes: it throws for a name that none has. */
const SOURCES_IN = `const nodes = ['Jellyfin: Users', 'Jellyfin: Watched', 'Plex: Watched', 'Plex: Marked by Hand'];
const isThere = (name) => {
  try {
    return Boolean($(name));
  } catch {
    return false;
  }
};
const itemsOf = (name) => ($(name).isExecuted ? jsonOf(name) : [{ error: 'this node is not in the line', name }]);
const sources = bySource(nodes, (name) => (isThere(name) ? itemsOf(name) : undefined));`;
export const PLAYS = `${ROWS_IN}
${SOURCES_IN}
const found = Object.values(sources).flat();
const takenBack = jsonOf('Taken Back Before').filter(({ play }) => play);
const plays = playsToCompare(found, takenBack, asked);
return plays.length > 0 ? plays.map((json) => ({ json })) : [{ json: {} }];`;
const COMPARED = `const plays = jsonOf('Plays to Compare').filter(({ key }) => key !== undefined);
const rows = $input.all().map(({ json }) => json).filter(({ rowKey }) => rowKey);`;
export const DECIDE = `${ROWS_IN}
${COMPARED}
return [{ json: decided(rows, plays.length, asked) }];`;
const LOOKED_AT = `const endOfLive = $('Dry Run').isExecuted ? jsonOf('Dry Run') : [];
const lookedAt = plays.length - nobodys(endOfLive);
const decision = $('Decide').first().json;`;
export const BEGUN = `${ROWS_IN}
const plays = jsonOf('Plays to Compare');
${LOOKED_AT}
return [{ json: begun({ asked, lookedAt, decision }) }];`;
export const WRITE = `${ROWS_IN}
return toWrite(jsonOf('Plays to Compare'), asked).map((json) => ({ json }));`;
export const SUM_UP = `${ROWS_IN}
${COMPARED}
${SOURCES_IN}
${LOOKED_AT}
const silent = Object.keys(sources).filter((name) => endedWithoutAWord($(name).context));
const unread = notRead(sources, silent);
const uncounted = notCounted(sources, asked);
const run = runOf({ asked, found: plays.length, lookedAt, decision, rows, unread, uncounted });
return run.isKept ? [{ json: run }] : [];`;
export const TAKE_BACK = `${ROWS_IN}
const run = jsonOf('That Run').find(({ runId }) => runId);
const rows = jsonOf('What It Added').filter(({ rowKey }) => rowKey);
const ordered = toTakeBack(rows, run, asked, Date.now());
return ordered.plays.length > 0 ? ordered.plays.map((json) => ({ json })) : [{ json: { note: ordered.note } }];`;
export const TAKEN_BACK = `${ROWS_IN}
const run = jsonOf('That Run').find(({ runId }) => runId);
const ordered = jsonOf('To Be Taken Back');
const plays = ordered.filter(({ key }) => key !== undefined);
const left = $input.all().filter(({ json }) => json.rowKey).length;
return [{ json: takenBackRun(run, { plays, note: ordered[0]?.note ?? null }, plays.length === 0 ? 0 : left, asked) }];`;
