import { type Fields, fields, known, named, text } from '../../reading';
import type { WatchEvent } from '../../watchEvent';

type Happening = Pick<WatchEvent, 'server' | 'player' | 'library'>;

/** Where and with what it happened, as every payload says it. */
export function plexHappening(payload: Fields, metadata: Fields): Happening {
	const server = fields(payload.Server, 'Server');
	return known({
		server: named(text(server?.uuid, 'Server.uuid'), text(server?.title, 'Server.title')),
		player: playerOf(payload),
		library: libraryOf(metadata),
	});
}

/** The id as given: 1 is the server's local owner, who also occurs under the global account id. */
export function plexUser(payload: Fields): WatchEvent['user'] | undefined {
	const account = fields(payload.Account, 'Account');
	return named(text(account?.id, 'Account.id'), text(account?.title, 'Account.title'));
}

/** ratingKey, which every event of an item has; its guid where a relay left that out. */
export function libraryIdOf(metadata: Fields): string | undefined {
	const guid = text(metadata.guid, 'Metadata.guid');
	return text(metadata.ratingKey, 'Metadata.ratingKey') ?? guid?.split('?')[0];
}

function playerOf(payload: Fields): WatchEvent['player'] | undefined {
	const player = fields(payload.Player, 'Player');
	const id = text(player?.uuid, 'Player.uuid');
	const name = text(player?.title, 'Player.title');
	return id === undefined && name === undefined ? undefined : known({ id, name: name ?? '' });
}

function libraryOf(metadata: Fields): WatchEvent['library'] | undefined {
	return named(
		text(metadata.librarySectionID, 'Metadata.librarySectionID'),
		text(metadata.librarySectionTitle, 'Metadata.librarySectionTitle'),
	);
}
