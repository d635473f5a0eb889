/** Words of job titles, lower case: one of them makes a signature line a title. */
export const titleWords: readonly string[] = (
  'manager|director|engineer|officer|president|executive|assistant|consultant|specialist|' +
  'supervisor|coordinator|analyst|founder|co-founder|owner|partner|head of|buyer|purchaser|' +
  'representative|secretary|technician|ceo|cto|cfo|coo|cmo|vp|gm|lead|leader|developer|' +
  'designer|architect|accountant|merchandiser|planner|administrator|salesman|sales|purchasing|' +
  'procurement|logistics|marketing|production|geschäftsführer|geschäftsführerin|leiter|' +
  'leiterin|einkauf|einkäufer|einkäuferin|vertrieb|vertriebsleiter|sachbearbeiter|' +
  'projektleiter|assistentin|prokurist|ingenieur|directeur|directrice|gérant|responsable|' +
  'acheteur|acheteuse|chef de|ingénieur|commercial|gerente|jefe|compras|ventas|responsabile|' +
  'direttore|acquisti|ufficio|titolare|amministratore|inkoper|kierownik|dyrektor|prezes|' +
  'specjalista|директор|менеджер|руководитель|начальник|инженер|специалист|müdür|müdürü|' +
  'inköpare|chef|direktør|indkøber'
).split('|');

/** Chinese, Japanese and Korean titles stand without spaces: endings. */
export const titleEndings: readonly string[] = (
  '经理|經理|总监|總監|总经理|總經理|主管|工程师|工程師|董事长|董事長|董事|总裁|總裁|副总|厂长|廠長|采购|採購|采购员|销售|銷售|业务员|業務|业务|助理|专员|專員|' +
  '代表|顾问|顧問|会计|会計|主任|部长|部長|課長|係長|社長|代表取締役|店长|科长|跟单|文员|负责人|合伙人|创始人|팀장|대리|과장|부장|차장|이사|대표|사원|주임|실장|전무|상무|사장'
).split('|');

/** Legal forms at the end of a firm's name, or of its Chinese one. Lower case, dots removed. */
export const companyForms: readonly string[] = (
  'ltd|limited|inc|incorporated|corp|corporation|co|company|llc|llp|plc|gmbh|ag|kg|ohg|ug|se|' +
  'ek|gbr|sa|sas|sarl|sasu|eurl|srl|spa|sl|slu|bv|nv|ab|as|asa|aps|oy|oyj|sro|kft|zrt|doo|dd|' +
  'sp z oo|pty|pte|sdn bhd|bhd|kk|lda|ltda|eireli|me|ooo|ооо|оао|зао|ао|тов|şti|aş|pvt|pt|tbk|' +
  'jsc|cv|holding|holdings|group'
).split('|');

export const companyEndings: readonly string[] =
  '有限公司|有限责任公司|有限責任公司|股份公司|公司|集团|集團|工厂|厂|廠|商行|研究院|研究所|事务所|事務所|株式会社|有限会社|合同会社|工业|주식회사'.split(
    '|',
  );

const labelsOfKind: Readonly<Record<'fax' | 'mobile' | 'phone', string>> = {
  fax: 'fax|telefax|f|传真|傳真|ファックス|факс|팩스',
  mobile:
    'm|mob|port|mobile|mobil|mobiltelefon|cell|cellphone|cell phone|handy|hp|portable|móvil|movil|cellulare|cell|celular|' +
    'gsm|手机|手機|移动电话|行動電話|行动电话|携帯|моб|мобильный|휴대폰|komórka|kom|mob tel|mobile phone|whatsapp|natel|mp',
  phone:
    't|p|o|d|tel|phone|ph|telephone|telefon|tél|téléphone|teléfono|telefono|telefone|direct|direct line|office|' +
    'durchwahl|fon|fone|电话|電話|座机|直线|热线|联系电话|聯絡電話|公司电话|办公电话|联系方式|тел|телефон|전화|tlf|puh|main|desk|' +
    'work|tel no|contact|direct dial|ddi|switchboard|zentrale|call',
};

/** What stands before a number, lower case. */
export const phoneLabels: ReadonlyMap<string, 'fax' | 'mobile' | 'phone'> = new Map(
  (['phone', 'mobile', 'fax'] as const).flatMap((kind) =>
    labelsOfKind[kind].split('|').map((label): [string, typeof kind] => [label, kind]),
  ),
);

export const wechatLabel =
  /(?:^|[^\p{L}])(?:wechat|we chat|weixin|wx|微信同号|微信号|微信號|微信)\s?(?:id|号|號|no\.?)?(?:\s?[/&]\s?(?:whats ?app|mobile|cell|phone|mob|tel|qq|手机|电话)\.?)?\s?[:：/]?\s{0,3}(?!whats)([a-zA-Z][-_a-zA-Z0-9]{5,19}|(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![-_a-zA-Z0-9])/iu;
export const addressLabel =
  /^(?:add|addr|address|adresse|anschrift|dirección|indirizzo|adres|endereço|адрес|地址|公司地址|住所|통신지|주소|工厂地址|factory add|office|factory|办公地址)\s?[.:：]\s?(.{4,200})$/iu;
/** Words that only stand in postal addresses. */
export const streetWords =
  /(?:\b(?:street|st\.|road|rd\.?|avenue|ave\.?|blvd|boulevard|lane|drive|suite|floor|building|bldg|district|p\.?o\.? box|zip|industrial (?:park|zone)|platz|via|viale|corso|piazza|rue|calle|carrer|avenida|ul\.|ulica|no\.\s?\d)\b|stra(?:ß|ss)e\b|str\.|weg \d|laan \d|straat|[省市区县镇路号楼室弄巷村][\d\p{Script=Han}]*[路号楼室弄巷街道镇村园])/iu;
/** Of networks on which people are found, at the beginning of a line. */
export const networkLabel =
  /^\P{L}{0,4}(?:skype|linkedin|xing|whatsapp|telegram|line|qq|signal|zoom|teams|instagram|facebook|twitter|youtube|kakaotalk|카카오톡|抖音|公众号|官网|阿里旺旺)\s?(?:id|号)?\s?[:：|]/iu;
