import { progressField } from '../../../shared/title/progressField';
import { SUBJECT_FIELDS } from '../../subjectFields';

export const SCROBBLE_FIELDS = [
	...SUBJECT_FIELDS,
	progressField('Trakt counts a stop above 80 as watched'),
];
