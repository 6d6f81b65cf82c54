/** A Jellyfin id in the one form in which two of them can be compared: it is written with and without dashes. */
export function plainId(id: string): string {
	return id.replaceAll('-', '').toLowerCase();
}
