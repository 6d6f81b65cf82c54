/**
 * What CHANGELOG.md says of a version, which is dated when it is released: `## 0.2.0 (2026-12-24)`.
 * @param {string} changelog @param {string} version
 * @returns {string} its lines, without the heading
 */
export function releaseNotes(changelog, version) {
	const sections = changelog.split(/^## /m).slice(1);
	const section = sections.find((text) => text.startsWith(`${version} (`));
	if (section === undefined) throw new Error(`CHANGELOG.md has no section of ${version}`);
	const [heading = '', ...lines] = section.split('\n');
	if (!/ \(\d{4}-\d{2}-\d{2}\)$/.test(heading))
		throw new Error(`CHANGELOG.md gives ${version} no date: "## ${heading}"`);
	const notes = lines.join('\n').trim();
	if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}`);
	return notes;
}
