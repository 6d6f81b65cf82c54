const EDITIONS = ['trailer', 'placeholder', 'coming soon'];

/** Whether a film's edition is the name by which Agregarr marks a trailer that stands in its place. */
export function isPlaceholderEdition(edition: string | undefined): boolean {
	return edition !== undefined && EDITIONS.includes(edition.toLowerCase());
}

/** The title by which it marks one in the place of an episode. */
export function isPlaceholderTitle(title: string | undefined): boolean {
	return title === 'Trailer (Placeholder)';
}
