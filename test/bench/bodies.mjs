import { films, people, shows } from '../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../simulators/jellyfin.mjs';
import { episode } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';

/**
 * Bodies of the size that real servers send. The simulators leave out what no parser reads; a real Plex names the cast
 * (1.5 to 17 KB were seen), and a real Jellyfin every stream of the file.
 */

const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
const jellyfin = jellyfinWebhookPlugin({
	serverName: 'Cellar',
	serverId: 'ce11a000ce11a000ce11a000ce11a000',
});
const SUMMARY =
	'A surveyor who no longer trusts her instruments is sent to map a coast that moves. '.repeat(4);
const TITLES = [films.cartographer, episode(shows.saltAndCircuit, 1, 1)];
const CAST = 18;

/** @param {number} count */
const credits = (count) =>
	Array.from({ length: count }, (_, place) => ({
		id: 40_000 + place,
		filter: `actor=${40_000 + place}`,
		tag: `Somebody Invented ${place}`,
		tagKey: `5d7768${String(place).padStart(18, '0')}`,
		role: `Keeper of the Light ${place}`,
		thumb: `https://metadata-static.plex.tv/people/${String(place).padStart(24, '0')}.jpg`,
	}));

/** @param {Record<string, unknown>} payload of Plex @returns {Record<string, unknown>} */
export const withCast = (payload) => ({
	...payload,
	Metadata: { ...Object(payload.Metadata), summary: SUMMARY, Role: credits(CAST) },
});

/** JSON texts of Plex, of a play with its cast. */
export const plexTexts = TITLES.flatMap((item) =>
	/** @type {const} */ (['media.play', 'media.pause', 'media.scrobble']).map((event) => {
		const happening = { account: people.alice.plex, item, viewOffsetMs: 1_000_000 };
		return JSON.stringify(withCast(plex.payload(event, happening)));
	}),
);

/** The properties that the plugin gives a stream of each kind (its DataObjectHelpers). */
const VIDEO = {
	Title: '1080p H264 SDR',
	Type: 'Video',
	Codec: 'h264',
	Profile: 'High',
	Level: 40,
	Height: 1080,
	Width: 1920,
	AspectRatio: '16:9',
	Interlaced: false,
	FrameRate: 23.976025,
	VideoRange: 'SDR',
	ColorSpace: 'bt709',
	ColorTransfer: 'bt709',
	ColorPrimaries: 'bt709',
	PixelFormat: 'yuv420p',
	RefFrames: 1,
};
const AUDIO = {
	Title: 'English - Dolby Digital+ - 5.1 - Default',
	Type: 'Audio',
	Language: 'eng',
	Codec: 'eac3',
	Channels: 6,
	Bitrate: 640000,
	SampleRate: 48000,
	Default: true,
};
const SUBTITLE = {
	Title: 'English - Default - SUBRIP',
	Type: 'Subtitle',
	Language: 'eng',
	Codec: 'subrip',
	Default: false,
	Forced: false,
	External: false,
};

/** @param {string} kind @param {number} count @param {Record<string, unknown>} properties */
const streams = (kind, count, properties) =>
	Object.fromEntries(
		Array.from({ length: count }, (_, place) =>
			Object.entries(properties).map(([name, value]) => [`${kind}_${place}_${name}`, value]),
		).flat(),
	);

/** JSON texts of Jellyfin's webhook plugin with "Send All Properties", of a file with subtitles. */
export const jellyfinTexts = TITLES.flatMap((item) =>
	/** @type {const} */ (['PlaybackStart', 'PlaybackStop']).map((event) => {
		const { body } = jellyfin.event(event, {
			user: people.bob.jellyfin,
			item,
			positionMs: 1_000_000,
		});
		const sent = JSON.parse(body.toString('utf8'));
		return JSON.stringify({
			...sent,
			Overview: SUMMARY,
			Path: '/media/videos/A Shelf of Invented Films/One of Them (2019)/One of Them (2019).mkv',
			AspectRatio: '16:9',
			...streams('Video', 1, VIDEO),
			...streams('Audio', 2, AUDIO),
			...streams('Subtitle', 4, SUBTITLE),
		});
	}),
);
