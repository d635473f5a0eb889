/** Month names, long and short, of the languages in which Gmail and Outlook show dates. Index 0 is January. */
export const monthNames: readonly (readonly string[])[] = [
  'january jan januar jänner jan. janvier janv janv. enero ene ene. января январь янв янв. gennaio gen janeiro januari',
  'february feb februar feb. février févr févr. fevr fevrier febrero february. февраля февраль фев фев. февр февр. febbraio fevereiro fev februari',
  'march mar märz mär mrz mars marzo mar. марта март мар мар. março maart maart.',
  'april apr apr. avril avr avr. abril abr abr. апреля апрель апр апр. aprile',
  'may mai mayo may. мая май maggio mag maio mei',
  'june jun juni juin jun. junio июня июнь июн июн. giugno giu junho',
  'july jul juli juillet juil juil. julio jul. июля июль июл июл. luglio lug julho',
  'august aug aug. août aout agosto ago ago. августа август авг авг. augustus',
  'september sep sept sept. sep. septembre septiembre сентября сентябрь сен сен. сент сент. settembre set setembro',
  'october oct okt oktober octobre oct. okt. octubre октября октябрь окт окт. ottobre ott outubro out',
  'november nov nov. novembre noviembre ноября ноябрь ноя ноя. нояб нояб. novembro',
  'december dec dez dezember dez. décembre déc déc. decembre diciembre dic dic. декабря декабрь дек дек. dicembre dezembro',
].map((names) => names.split(' '));

/** Weekday names and their beginnings, index 0 is Sunday. A shown weekday proves or refutes a reading of the date. */
export const weekdayNames: readonly (readonly string[])[] = [
  'sunday sun sonntag so so. dimanche dim dim. domingo dom dom. воскресенье вс вс. 星期日 星期天 周日 週日 日曜日 日曜',
  'monday mon montag mo mo. lundi lun lun. lunes понедельник пн пн. 星期一 周一 週一 月曜日 月曜',
  'tuesday tue tues dienstag di di. mardi mar mar. martes вторник вт вт. 星期二 周二 週二 火曜日 火曜',
  'wednesday wed mittwoch mi mi. mercredi mer mer. miércoles mié mié. miercoles среда ср ср. 星期三 周三 週三 水曜日 水曜',
  'thursday thu thur thurs donnerstag do do. jeudi jeu jeu. jueves jue jue. четверг чт чт. 星期四 周四 週四 木曜日 木曜',
  'friday fri freitag fr fr. vendredi ven ven. viernes vie vie. пятница пт пт. 星期五 周五 週五 金曜日 金曜',
  'saturday sat samstag sa sa. samedi sam sam. sábado sáb sáb. sabado суббота сб сб. 星期六 周六 週六 土曜日 土曜',
].map((names) => names.split(' '));

/** Words before or after the hour that put it into the first or second half of the day. */
export const halfDayWords: Readonly<Record<string, 'am' | 'pm'>> = {
  am: 'am',
  'a.m.': 'am',
  'a.m': 'am',
  'a. m.': 'am',
  上午: 'am',
  早上: 'am',
  凌晨: 'am',
  清晨: 'am',
  午前: 'am',
  오전: 'am',
  pm: 'pm',
  'p.m.': 'pm',
  'p.m': 'pm',
  'p. m.': 'pm',
  下午: 'pm',
  晚上: 'pm',
  中午: 'pm',
  傍晚: 'pm',
  午後: 'pm',
  오후: 'pm',
};
