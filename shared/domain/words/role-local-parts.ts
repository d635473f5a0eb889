/** Local parts that name a function, not a person. Chinese ones in pinyin as firms write them. */
export const roleLocalParts: ReadonlySet<string> = new Set(
  (
    'info infos information contact contacts contactus hello hi hey mail email office offices admin administrator ' +
    'administration sales sale salesteam vertrieb verkauf ventas ventes vendite support help helpdesk service services ' +
    'kundenservice customerservice customercare care cs feedback enquiries enquiry inquiries inquiry anfrage marketing ' +
    'press media pr news newsletter newsletters hr jobs job career careers recruiting recruitment bewerbung accounting ' +
    'accounts account finance billing invoice invoices invoicing rechnung rechnungen buchhaltung purchasing purchase ' +
    'procurement einkauf compras achats acquisti orders order bestellung export import logistics shipping warehouse ' +
    'legal compliance privacy dpo security abuse postmaster webmaster hostmaster root noc team staff everyone all group ' +
    'company reception frontdesk secretary general main shop store booking bookings reservation reservations events ' +
    'webadmin sysadmin it itsupport noreply no-reply donotreply do-not-reply no.reply no_reply mailer-daemon bounce ' +
    'bounces notification notifications notify alert alerts automailer robot bot system kefu xiaoshou shichang caiwu ' +
    'renshi zhaopin caigou shouhou gongsi bangongshi zhongguo yewu shangwu'
  ).split(' '),
);

/** Local parts that no human reads or writes from. Compared with separators removed. */
export const robotLocalParts: ReadonlySet<string> = new Set(
  (
    'noreply donotreply neverreply noreplies noresponse mailerdaemon mailer postmaster bounce bounces notification ' +
    'notifications notify alert alerts automailer automated autoreply robot mailrobot newsletter newsletters news ' +
    'updates digest nichtantworten keineantwort nepasrepondre noresponder nonrispondere naoresponda system sysmail'
  ).split(' '),
);

/** Of those, the ones behind which an editor or an operator may sit. */
export const staffedLocalParts: ReadonlySet<string> = new Set(
  'news newsletter newsletters updates digest system alert alerts postmaster mailer'.split(' '),
);

/** First words of what firms call the mailboxes of rooms and things: `room-berlin-3`, `meetingroom2`. */
export const resourceLocalWords: ReadonlySet<string> = new Set(
  (
    'room rooms meetingroom meetingrooms conferenceroom conferencerooms confroom conf boardroom raum besprechungsraum ' +
    'besprechung konferenzraum meetingraum seminarraum salle sala saladereuniones salareunioni vergaderzaal projector ' +
    'beamer equipment poolcar huiyishi 会议室 會議室 会議室'
  ).split(' '),
);
