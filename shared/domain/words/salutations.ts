/** How letters begin, lower case: a text that begins so is a mail of its own. */
export const salutations: readonly string[] = (
  'hi |hi,|hi!|hello|hey|dear |good morning|good afternoon|good day|guten tag|guten morgen|sehr geehrte|liebe|hallo|moin|grüezi|' +
  'bonjour|bonsoir|cher |chère |madame|monsieur|hola|buenos días|buenas|estimad|ciao|buongiorno|gentile|salve|egregio|olá|oi |bom dia|boa tarde|prezad|' +
  'beste |geachte|goedemorgen|goedemiddag|dzień dobry|witam|cześć|szanown|hej|god dag|kära|kære|hei|moi|tere|dobrý den|ahoj|vážen|' +
  'здравствуйте|добрый день|доброе утро|привет|уважаем|добрий день|merhaba|sayın|iyi günler|tisztelt|kedves|szia|bună|stimat|καλημέρα|αγαπητ|' +
  '您好|你好|尊敬的|亲爱的|親愛的|各位|大家好|早上好|下午好|お世話|いつも|こんにちは|拝啓|안녕|مرحبا|السلام|عزيزي|שלום|kính gửi|chào|halo|yth'
).split('|');
