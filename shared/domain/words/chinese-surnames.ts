/** Compound Chinese surnames, simplified and traditional. Source: the Hundred Family Surnames and those in use today. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 令狐 慕容 长孫 长孙 長孫 ' +
    '宇文 司徒 司空 夏侯 端木 南宫 南宮 独孤 獨孤 轩辕 軒轅 万俟 闻人 聞人 澹台 赫连 赫連 公冶 宗政 ' +
    '濮阳 濮陽 淳于 单于 單于 太叔 申屠 仲孙 仲孫 钟离 鍾離 鲜于 鮮于 闾丘 閭丘 亓官 司寇 子车 子車 ' +
    '颛孙 顓孫 巫马 巫馬 公西 漆雕 乐正 樂正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 東郭 南门 ' +
    '呼延 羊舌 微生 梁丘 左丘 东门 東門 西门 西門 第五 纳兰 納蘭 完颜 完顏 叶赫 耶律 爱新 欧陽'
  ).split(' '),
);

/** Single-character surnames, simplified then traditional. Tells a person's name from a company's or a nickname. */
export const singleSurnames: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟' +
    '姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔' +
    '赖文施洪辛柯庄温牛樊葛邢安齐梅庞颜倪聂祝焦俞詹关纪舒盛欧费左屈裴路车项苗岳宁包柳尚骆翟柴阮骞' +
    '凌霍成古蒲穆耿游池申米冉柏闵滕符单童佟卜应岑甘娄景卫尤华桂牟司涂谈季解瞿管鲍吉毕靳褚边匡冷褪席缪' +
    '伍臧蓝明祁楚连简车占宫艾商敖屠郎丛苟栾仇原晏楼冼谷全蔺来鞠鹿宗井巫阎封鄢隋牧糜虞宣郁麦佘谌湛计鲁' +
    '張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭葉蘇呂盧鍾譚陸範賈鄒龍賀顧龔萬錢戴嚴湯喬賴莊溫齊龐顏聶關紀歐費車項寧' +
    '駱單應婁衛華塗談畢邊繆藍連簡宮叢欒樓謝閻麥計魯涂楊羅',
);
