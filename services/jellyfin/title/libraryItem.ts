import type { IDataObject } from 'n8n-workflow';

import { dataOf, numberOf, textOf } from '../reading';
import { providerIds } from './providerIds';
import type { ProviderIds } from './providerIds';

/** 1 s in Jellyfin's unit of 100 ns. */
export const TICKS_PER_SECOND = 10_000_000;

/** What one user has done with one item. */
export interface UserState {
	played: boolean;
	/** Jellyfin counts the STARTS of playback, not the ends. */
	playCount: number;
	/** Ticks of 100 ns; 0 where there is no resume point. */
	positionTicks: number;
	/** ISO 8601: when the last playback STARTED, or the date that a mark was given. */
	lastPlayed?: string;
	rating?: number;
}

/** As much of a BaseItemDto as finding and marking need. */
export interface LibraryItem {
	id: string;
	type?: string;
	title: string;
	year?: number;
	ids: ProviderIds;
	runtimeTicks?: number;
	seriesTitle?: string;
	season?: number;
	number?: number;
	/** The last episode of a file that holds several. */
	lastNumber?: number;
	/** A missing or future episode: Jellyfin lists it, but there is no file. */
	isVirtual: boolean;
	state: UserState;
	/** As Jellyfin answered. */
	dto: IDataObject;
}

export function libraryItem(dto: IDataObject): LibraryItem | undefined {
	const id = textOf(dto.Id);
	if (id === undefined) return undefined;
	return {
		id,
		type: textOf(dto.Type),
		title: textOf(dto.Name) ?? '',
		year: numberOf(dto.ProductionYear),
		ids: providerIdsOf(dto),
		runtimeTicks: numberOf(dto.RunTimeTicks) || undefined,
		seriesTitle: textOf(dto.SeriesName),
		season: numberOf(dto.ParentIndexNumber),
		number: numberOf(dto.IndexNumber),
		lastNumber: numberOf(dto.IndexNumberEnd),
		isVirtual: dto.LocationType === 'Virtual',
		state: userState(dataOf(dto.UserData)),
		dto,
	};
}

/** Whatever a list holds that can be worked with. */
export function libraryItems(dtos: IDataObject[]): LibraryItem[] {
	return dtos.map(libraryItem).filter((item) => item !== undefined);
}

export function userState(data: IDataObject): UserState {
	return {
		played: data.Played === true,
		playCount: numberOf(data.PlayCount) ?? 0,
		positionTicks: numberOf(data.PlaybackPositionTicks) ?? 0,
		lastPlayed: textOf(data.LastPlayedDate),
		rating: numberOf(data.Rating),
	};
}

function providerIdsOf(dto: IDataObject): ProviderIds {
	const named: Record<string, string> = {};
	for (const [name, value] of Object.entries(dataOf(dto.ProviderIds))) {
		const id = textOf(value);
		// Jellyfin writes `Imdb`, other programs' .nfo files write what they like.
		if (id !== undefined) named[name.toLowerCase()] = id;
	}
	return providerIds(named);
}
