import { describe, expect, it } from '@jest/globals';
import { tagExecution, tagsOf } from '../../../../../nodes/shared/action/executionTags';
import { executeContext } from '../../../../support/executeContext';
import { watchEvent } from '../../../../support/watchEvents';

const episode = watchEvent({
	media: {
		type: 'episode',
		season: 0,
		number: 7,
		ids: {},
		show: { title: 'Harbour Nights', ids: { tvdb: 990700 } },
	},
});

describe('the searchable data of an execution', () => {
	it('says who, what, where and how it went', () => {
		expect(tagsOf(watchEvent(), 'trakt', 'added')).toEqual({
			media_user: 'Ada',
			media_title: 'The Lighthouse at Noon (2019)',
			destination: 'trakt',
			sync_status: 'added',
		});
	});

	it('names an episode by its show, specials included', () => {
		expect(tagsOf(episode, 'trakt', 'added').media_title).toBe('Harbour Nights S00E07');
	});

	it('puts the values of several items side by side, each once', () => {
		const { execute, traces } = executeContext();
		tagExecution(execute, tagsOf(watchEvent(), 'trakt', 'added'));
		tagExecution(execute, tagsOf(episode, 'trakt', 'duplicate'));
		expect(traces.customData).toEqual({
			media_user: 'Ada',
			media_title: 'The Lighthouse at Noon (2019) | Harbour Nights S00E07',
			destination: 'trakt',
			sync_status: 'added | duplicate',
		});
	});

	it('never grows beyond what n8n stores without a complaint', () => {
		const { execute, traces } = executeContext();
		for (let number = 0; number < 60; number += 1)
			tagExecution(execute, { title: `Title ${number}` });
		tagExecution(execute, { other: 'x'.repeat(600) });
		expect(traces.customData.title?.length).toBeLessThanOrEqual(255);
		expect(traces.customData.title).toMatch(/^Title 0 \| Title 1 \|.*Title \d+$/);
		expect(traces.customData.other).toHaveLength(255);
	});

	it('sets nothing for an empty value', () => {
		const { execute, traces } = executeContext();
		tagExecution(execute, { media_user: ' ' });
		expect(traces.customData).toEqual({});
	});
});
