import type { IDataObject } from 'n8n-workflow';

const twoDigits = (value: unknown) => String(value).padStart(2, '0');

/** A title as a list shows it, so that two of the same name can be told apart. */
export function titleOf(item: IDataObject): string {
	const { Name, Type, SeriesName, ParentIndexNumber: season, IndexNumber: number } = item;
	if (Type === 'Episode' && typeof SeriesName === 'string') {
		const isNumbered = typeof season === 'number' && typeof number === 'number';
		const place = isNumbered ? ` S${twoDigits(season)}E${twoDigits(number)}` : '';
		return `${SeriesName}${place}: ${String(Name)}`;
	}
	const { ProductionYear: year } = item;
	return typeof year === 'number' ? `${String(Name)} (${year})` : String(Name);
}
