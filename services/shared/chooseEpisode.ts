import type { Episode } from '../../media';
import { clearlyDiffer, numberSaid, provesSame } from './episodeTitles';
import { plainTitle } from './titles';

/** An episode as a service lists it among the others of its show. */
export interface ListedEpisode {
	/** 0 for specials. */
	season: number;
	number: number;
	/** Counted through all seasons, where the service tells. */
	absolute?: number;
	title?: string;
}

/** `unsure`: what may be meant; none of it is to be taken. Both empty where nothing fits. */
export interface Choice<Listed> {
	found?: Listed;
	unsure: Listed[];
}

/**
 * Which of a show's episodes is meant. Its place decides, unless its title contradicts what stands there. Then, or where nothing
 * does, the title decides if it is that of one episode alone, and at last the number that is counted through all seasons.
 */
export function chooseEpisode<Listed extends ListedEpisode>(
	wanted: Episode,
	listed: Listed[],
): Choice<Listed> {
	const { title, season, number, show } = wanted;
	const isPlaced = season !== undefined && number !== undefined;
	const placed = isPlaced
		? listed.find((each) => each.season === season && each.number === number)
		: undefined;
	if (placed && !clearlyDiffer(title, placed.title, show.title))
		return { found: placed, unsure: [] };
	const titled = listed.filter((each) => provesSame(title, each.title, show.title));
	const counted = isPlaced ? countedBy(wanted, listed) : atAbsolute(listed, wanted.absoluteNumber);
	const [first, ...others] = titled;
	const contradicts = counted !== undefined && counted !== first && !isPlaced;
	if (first && others.length === 0 && !contradicts) return { found: first, unsure: [] };
	if (!first && counted && !placed && !clearlyDiffer(title, counted.title, show.title)) {
		return { found: counted, unsure: [] };
	}
	const unsure = [...titled, placed, counted].filter((each) => each !== undefined);
	return { unsure: [...new Set(unsure)] };
}

/** "Part 16" as the fourth of a season is the sixteenth of all, if that one is called so. */
function countedBy<Listed extends ListedEpisode>(
	{ title, number }: Episode,
	listed: Listed[],
): Listed | undefined {
	const said = numberSaid(title);
	if (said === undefined || said === number) return undefined;
	const there = atAbsolute(listed, said);
	return there && plainTitle(there.title ?? '') === plainTitle(title ?? '') ? there : undefined;
}

/** Where a service tells no such numbers, they are counted in order, without the specials. */
function atAbsolute<Listed extends ListedEpisode>(
	listed: Listed[],
	absolute: number | undefined,
): Listed | undefined {
	if (absolute === undefined) return undefined;
	const regular = listed.filter(({ season }) => season > 0);
	if (regular.some((each) => each.absolute !== undefined)) {
		return regular.find((each) => each.absolute === absolute);
	}
	return regular.sort((one, other) => one.season - other.season || one.number - other.number)[
		absolute - 1
	];
}
