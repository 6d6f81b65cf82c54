import { anObjectWith, anObjectWithList } from '../http/answerForms';

/** BaseItemDto, UserDto, PublicSystemInfo: never without its id. */
export const WITH_ID = anObjectWith('Id');
/** BaseItemDtoQueryResult. */
export const ITEMS = anObjectWithList('Items');
/** UserItemDataDto. */
export const USER_DATA = anObjectWith('Key', 'ItemId', 'Played', 'PlayCount');
