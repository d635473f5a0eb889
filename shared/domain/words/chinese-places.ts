/** China's provinces and prefectures, `Chinese=English=GB/T 2260 code`: the region dictionary's own names and codes. */
export const chinesePlacesText =
  '北京市=Beijing=110000|天津市=Tianjin=120000|河北省=Hebei=130000|山西省=Shanxi=140000|' +
  '内蒙古自治区=Inner Mongolia=150000|辽宁省=Liaoning=210000|吉林省=Jilin=220000|' +
  '黑龙江省=Heilongjiang=230000|上海市=Shanghai=310000|江苏省=Jiangsu=320000|浙江省=Zhejiang=330000|' +
  '安徽省=Anhui=340000|福建省=Fujian=350000|江西省=Jiangxi=360000|山东省=Shandong=370000|' +
  '河南省=Henan=410000|湖北省=Hubei=420000|湖南省=Hunan=430000|广东省=Guangdong=440000|' +
  '广西壮族自治区=Guangxi=450000|海南省=Hainan=460000|重庆市=Chongqing=500000|四川省=Sichuan=510000|' +
  '贵州省=Guizhou=520000|云南省=Yunnan=530000|西藏自治区=Tibet=540000|陕西省=Shaanxi=610000|' +
  '甘肃省=Gansu=620000|青海省=Qinghai=630000|宁夏回族自治区=Ningxia=640000|新疆维吾尔自治区=Xinjiang=650000|' +
  '台湾省=Taiwan=710000|香港特别行政区=Hong Kong=810000|澳门特别行政区=Macao=820000|石家庄市=Shijiazhuang=130100|' +
  '唐山市=Tangshan=130200|秦皇岛市=Qinhuangdao=130300|邯郸市=Handan=130400|邢台市=Xingtai=130500|' +
  '保定市=Baoding=130600|张家口市=Zhangjiakou=130700|承德市=Chengde=130800|沧州市=Cangzhou=130900|' +
  '廊坊市=Langfang=131000|衡水市=Hengshui=131100|太原市=Taiyuan=140100|大同市=Datong=140200|' +
  '阳泉市=Yangquan=140300|长治市=Changzhi=140400|晋城市=Jincheng=140500|朔州市=Shuozhou=140600|' +
  '晋中市=Jinzhong=140700|运城市=Yuncheng=140800|忻州市=Xinzhou=140900|临汾市=Linfen=141000|' +
  '吕梁市=Lüliang=141100|呼和浩特市=Hohhot=150100|包头市=Baotou=150200|乌海市=Wuhai=150300|' +
  '赤峰市=Chifeng=150400|通辽市=Tongliao=150500|鄂尔多斯市=Ordos=150600|呼伦贝尔市=Hulunbuir=150700|' +
  '巴彦淖尔市=Bayannur=150800|乌兰察布市=Ulanqab=150900|兴安盟=Hinggan League=152200|' +
  '锡林郭勒盟=Xilingol League=152500|阿拉善盟=Alxa League=152900|沈阳市=Shenyang=210100|' +
  '大连市=Dalian=210200|鞍山市=Anshan=210300|抚顺市=Fushun=210400|本溪市=Benxi=210500|丹东市=Dandong=210600|' +
  '锦州市=Jinzhou=210700|营口市=Yingkou=210800|阜新市=Fuxin=210900|辽阳市=Liaoyang=211000|' +
  '盘锦市=Panjin=211100|铁岭市=Tieling=211200|朝阳市=Chaoyang=211300|葫芦岛市=Huludao=211400|' +
  '长春市=Changchun=220100|吉林市=Jilin=220200|四平市=Siping=220300|辽源市=Liaoyuan=220400|' +
  '通化市=Tonghua=220500|白山市=Baishan=220600|松原市=Songyuan=220700|白城市=Baicheng=220800|' +
  '延边朝鲜族自治州=Yanbian Autonomous Prefecture=222400|哈尔滨市=Harbin=230100|齐齐哈尔市=Qiqihar=230200|' +
  '鸡西市=Jixi=230300|鹤岗市=Hegang=230400|双鸭山市=Shuangyashan=230500|大庆市=Daqing=230600|' +
  '伊春市=Yichun=230700|佳木斯市=Jiamusi=230800|七台河市=Qitaihe=230900|牡丹江市=Mudanjiang=231000|' +
  '黑河市=Heihe=231100|绥化市=Suihua=231200|大兴安岭地区=Da Hinggan Ling Prefecture=232700|' +
  '南京市=Nanjing=320100|无锡市=Wuxi=320200|徐州市=Xuzhou=320300|常州市=Changzhou=320400|' +
  '苏州市=Suzhou=320500|南通市=Nantong=320600|连云港市=Lianyungang=320700|盐城市=Yancheng=320900|' +
  '扬州市=Yangzhou=321000|镇江市=Zhenjiang=321100|泰州市=Taizhou=321200|宿迁市=Suqian=321300|' +
  '杭州市=Hangzhou=330100|宁波市=Ningbo=330200|温州市=Wenzhou=330300|嘉兴市=Jiaxing=330400|' +
  '湖州市=Huzhou=330500|绍兴市=Shaoxing=330600|金华市=Jinhua=330700|衢州市=Quzhou=330800|' +
  '舟山市=Zhoushan=330900|台州市=Taizhou=331000|丽水市=Lishui=331100|合肥市=Hefei=340100|芜湖市=Wuhu=340200|' +
  '蚌埠市=Bengbu=340300|淮南市=Huainan=340400|淮北市=Huaibei=340600|铜陵市=Tongling=340700|' +
  '安庆市=Anqing=340800|黄山市=Huangshan=341000|滁州市=Chuzhou=341100|阜阳市=Fuyang=341200|' +
  '宿州市=Suzhou=341300|亳州市=Bozhou=341600|池州市=Chizhou=341700|宣城市=Xuancheng=341800|' +
  '福州市=Fuzhou=350100|厦门市=Xiamen=350200|莆田市=Putian=350300|三明市=Sanming=350400|' +
  '泉州市=Quanzhou=350500|漳州市=Zhangzhou=350600|南平市=Nanping=350700|龙岩市=Longyan=350800|' +
  '宁德市=Ningde=350900|南昌市=Nanchang=360100|景德镇市=Jingdezhen=360200|萍乡市=Pingxiang=360300|' +
  '九江市=Jiujiang=360400|新余市=Xinyu=360500|鹰潭市=Yingtan=360600|赣州市=Ganzhou=360700|' +
  '宜春市=Yichun=360900|抚州市=Fuzhou=361000|上饶市=Shangrao=361100|济南市=Jinan=370100|' +
  '青岛市=Qingdao=370200|淄博市=Zibo=370300|枣庄市=Zaozhuang=370400|东营市=Dongying=370500|' +
  '烟台市=Yantai=370600|潍坊市=Weifang=370700|济宁市=Jining=370800|威海市=Weihai=371000|' +
  '日照市=Rizhao=371100|临沂市=Linyi=371300|德州市=Dezhou=371400|聊城市=Liaocheng=371500|' +
  '滨州市=Binzhou=371600|菏泽市=Heze=371700|郑州市=Zhengzhou=410100|开封市=Kaifeng=410200|' +
  '洛阳市=Luoyang=410300|平顶山市=Pingdingshan=410400|安阳市=Anyang=410500|鹤壁市=Hebi=410600|' +
  '新乡市=Xinxiang=410700|焦作市=Jiaozuo=410800|濮阳市=Puyang=410900|许昌市=Xuchang=411000|' +
  '漯河市=Luohe=411100|三门峡市=Sanmenxia=411200|南阳市=Nanyang=411300|商丘市=Shangqiu=411400|' +
  '信阳市=Xinyang=411500|周口市=Zhoukou=411600|驻马店市=Zhumadian=411700|武汉市=Wuhan=420100|' +
  '黄石市=Huangshi=420200|十堰市=Shiyan=420300|宜昌市=Yichang=420500|襄阳市=Xiangyang=420600|' +
  '鄂州市=Ezhou=420700|荆门市=Jingmen=420800|孝感市=Xiaogan=420900|荆州市=Jingzhou=421000|' +
  '黄冈市=Huanggang=421100|咸宁市=Xianning=421200|随州市=Suizhou=421300|' +
  '恩施土家族苗族自治州=Enshi Autonomous Prefecture=422800|长沙市=Changsha=430100|株洲市=Zhuzhou=430200|' +
  '湘潭市=Xiangtan=430300|衡阳市=Hengyang=430400|邵阳市=Shaoyang=430500|岳阳市=Yueyang=430600|' +
  '常德市=Changde=430700|张家界市=Zhangjiajie=430800|益阳市=Yiyang=430900|郴州市=Chenzhou=431000|' +
  '永州市=Yongzhou=431100|怀化市=Huaihua=431200|娄底市=Loudi=431300|' +
  '湘西土家族苗族自治州=Xiangxi Autonomous Prefecture=433100|广州市=Guangzhou=440100|韶关市=Shaoguan=440200|' +
  '深圳市=Shenzhen=440300|珠海市=Zhuhai=440400|汕头市=Shantou=440500|佛山市=Foshan=440600|' +
  '江门市=Jiangmen=440700|湛江市=Zhanjiang=440800|茂名市=Maoming=440900|肇庆市=Zhaoqing=441200|' +
  '惠州市=Huizhou=441300|梅州市=Meizhou=441400|汕尾市=Shanwei=441500|河源市=Heyuan=441600|' +
  '阳江市=Yangjiang=441700|清远市=Qingyuan=441800|东莞市=Dongguan=441900|中山市=Zhongshan=442000|' +
  '潮州市=Chaozhou=445100|揭阳市=Jieyang=445200|云浮市=Yunfu=445300|南宁市=Nanning=450100|' +
  '柳州市=Liuzhou=450200|桂林市=Guilin=450300|梧州市=Wuzhou=450400|北海市=Beihai=450500|' +
  '防城港市=Fangchenggang=450600|钦州市=Qinzhou=450700|贵港市=Guigang=450800|玉林市=Yulin=450900|' +
  '百色市=Baise=451000|贺州市=Hezhou=451100|河池市=Hechi=451200|来宾市=Laibin=451300|崇左市=Chongzuo=451400|' +
  '海口市=Haikou=460100|三亚市=Sanya=460200|三沙市=Sansha=460300|儋州市=Danzhou=460400|' +
  '成都市=Chengdu=510100|自贡市=Zigong=510300|攀枝花市=Panzhihua=510400|泸州市=Luzhou=510500|' +
  '德阳市=Deyang=510600|绵阳市=Mianyang=510700|广元市=Guangyuan=510800|遂宁市=Suining=510900|' +
  '内江市=Neijiang=511000|乐山市=Leshan=511100|南充市=Nanchong=511300|眉山市=Meishan=511400|' +
  '宜宾市=Yibin=511500|达州市=Dazhou=511700|巴中市=Bazhong=511900|资阳市=Ziyang=512000|' +
  '阿坝藏族羌族自治州=Ngawa Autonomous Prefecture=513200|甘孜藏族自治州=Garze Autonomous Prefecture=513300|' +
  '凉山彝族自治州=Liangshan Autonomous Prefecture=513400|贵阳市=Guiyang=520100|六盘水市=Liupanshui=520200|' +
  '遵义市=Zunyi=520300|安顺市=Anshun=520400|毕节市=Bijie=520500|铜仁市=Tongren=520600|' +
  '黔西南布依族苗族自治州=Qianxinan Autonomous Prefecture=522300|' +
  '黔东南苗族侗族自治州=Qiandongnan Autonomous Prefecture=522600|' +
  '黔南布依族苗族自治州=Qiannan Autonomous Prefecture=522700|昆明市=Kunming=530100|曲靖市=Qujing=530300|' +
  '玉溪市=Yuxi=530400|保山市=Baoshan=530500|昭通市=Zhaotong=530600|丽江市=Lijiang=530700|' +
  '临沧市=Lincang=530900|楚雄彝族自治州=Chuxiong Autonomous Prefecture=532300|' +
  '红河哈尼族彝族自治州=Honghe Autonomous Prefecture=532500|' +
  '文山壮族苗族自治州=Wenshan Autonomous Prefecture=532600|' +
  '西双版纳傣族自治州=Xishuangbanna Autonomous Prefecture=532800|' +
  '大理白族自治州=Dali Autonomous Prefecture=532900|德宏傣族景颇族自治州=Dehong Autonomous Prefecture=533100|' +
  '怒江傈僳族自治州=Nujiang Autonomous Prefecture=533300|迪庆藏族自治州=Diqing Autonomous Prefecture=533400|' +
  '拉萨市=Lhasa=540100|日喀则市=Xigaze=540200|昌都市=Qamdo=540300|林芝市=Nyingchi=540400|' +
  '山南市=Shannan=540500|那曲市=Nagqu=540600|阿里地区=Ngari Prefecture=542500|铜川市=Tongchuan=610200|' +
  '宝鸡市=Baoji=610300|咸阳市=Xianyang=610400|渭南市=Weinan=610500|汉中市=Hanzhong=610700|' +
  '榆林市=Yulin=610800|安康市=Ankang=610900|商洛市=Shangluo=611000|兰州市=Lanzhou=620100|' +
  '嘉峪关市=Jiayuguan=620200|金昌市=Jinchang=620300|白银市=Baiyin=620400|天水市=Tianshui=620500|' +
  '武威市=Wuwei=620600|张掖市=Zhangye=620700|平凉市=Pingliang=620800|酒泉市=Jiuquan=620900|' +
  '庆阳市=Qingyang=621000|定西市=Dingxi=621100|陇南市=Longnan=621200|' +
  '临夏回族自治州=Linxia Autonomous Prefecture=622900|甘南藏族自治州=Gannan Autonomous Prefecture=623000|' +
  '西宁市=Xining=630100|海东市=Haidong=630200|海北藏族自治州=Haibei Autonomous Prefecture=632200|' +
  '黄南藏族自治州=Huangnan Autonomous Prefecture=632300|海南藏族自治州=Hainan Autonomous Prefecture=632500|' +
  '果洛藏族自治州=Golog Autonomous Prefecture=632600|玉树藏族自治州=Yushu Autonomous Prefecture=632700|' +
  '海西蒙古族藏族自治州=Haixi Autonomous Prefecture=632800|银川市=Yinchuan=640100|石嘴山市=Shizuishan=640200|' +
  '吴忠市=Wuzhong=640300|固原市=Guyuan=640400|中卫市=Zhongwei=640500|乌鲁木齐市=Urumqi=650100|' +
  '克拉玛依市=Karamay=650200|吐鲁番市=Turpan=650400|哈密市=Hami=650500|' +
  '昌吉回族自治州=Changji Autonomous Prefecture=652300|' +
  '博尔塔拉蒙古自治州=Bortala Autonomous Prefecture=652700|' +
  '巴音郭楞蒙古自治州=Bayingolin Autonomous Prefecture=652800|阿克苏地区=Aksu Prefecture=652900|' +
  '克孜勒苏柯尔克孜自治州=Kizilsu Autonomous Prefecture=653000|喀什地区=Kashgar Prefecture=653100|' +
  '和田地区=Hotan Prefecture=653200|伊犁哈萨克自治州=Ili Autonomous Prefecture=654000|' +
  '塔城地区=Tacheng Prefecture=654200|阿勒泰地区=Altay Prefecture=654300';
