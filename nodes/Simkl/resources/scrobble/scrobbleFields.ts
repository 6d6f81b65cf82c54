import { progressField } from '../../../shared/title/progressField';
import { SUBJECT_FIELDS } from '../../subjectFields';

export const SCROBBLE_FIELDS = [
	...SUBJECT_FIELDS,
	progressField('Simkl counts a stop, and a pause too, from 80 on as watched'),
];
