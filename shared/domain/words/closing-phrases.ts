/** Phrases that close a letter, lower case, without the punctuation at the end. The name stands below. */
export const closingPhrases: ReadonlySet<string> = new Set(
  (
    'best|best regards|best wishes|kind regards|kindest regards|warm regards|warmest regards|regards|rgds|brgds|br|kr|cheers|sincerely|yours sincerely|sincerely yours|' +
    'yours truly|yours faithfully|respectfully|cordially|many thanks|thanks|thank you|thx|thanks a lot|thanks and regards|thanks & regards|thanks and best regards|thank you and best regards|with best regards|with kind regards|' +
    'with regards|best regards and thanks|all the best|take care|talk soon|b.rgds|b. regards|b regards|best rgds|thanks & best regards|thanks, best regards|' +
    'mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|freundliche grüße|freundliche grüsse|viele grüße|viele grüsse|beste grüße|beste grüsse|liebe grüße|herzliche grüße|schöne grüße|grüße|gruß|gruss|mfg|lg|vg|' +
    "cordialement|bien cordialement|très cordialement|bien à vous|sincères salutations|salutations|salutations distinguées|meilleures salutations|amicalement|merci|merci d’avance|merci d'avance|bonne journée|bonne réception|" +
    'saludos|un saludo|saludos cordiales|cordiales saludos|atentamente|muchas gracias|gracias|un cordial saludo|cordialmente|reciba un cordial saludo|' +
    'cordiali saluti|distinti saluti|saluti|un saluto|cordialità|grazie|grazie mille|' +
    'met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groeten|groet|mvg|hartelijke groet|' +
    'atenciosamente|cumprimentos|melhores cumprimentos|com os melhores cumprimentos|abraços|obrigado|obrigada|' +
    'med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|hälsningar|mvh|med venlig hilsen|venlig hilsen|hilsen|vennlig hilsen|med vennlig hilsen|ystävällisin terveisin|terveisin|' +
    'z poważaniem|pozdrawiam|serdecznie pozdrawiam|s pozdravem|s úctou|с уважением|с наилучшими пожеланиями|спасибо|з повагою|saygılarımla|saygılar|iyi çalışmalar|teşekkürler|üdvözlettel|' +
    '此致|敬礼|此致敬礼|顺祝商祺|顺颂商祺|顺祝商安|順頌商祺|祝好|祝商祺|商祺|谢谢|謝謝|多谢|感谢|祝工作顺利|祝您工作愉快|顺颂时祺|敬上|敬启|谨上|顺致敬意|' +
    'よろしくお願いします|よろしくお願いいたします|宜しくお願い致します|以上|敬具|감사합니다|드림'
  ).split('|'),
);
