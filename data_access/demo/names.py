"""What the people, teams and customers of the demo company are called. All invented."""

TEAMS: tuple[tuple[str, str], ...] = (
    ("客户成功部", "Customer Success"),
    ("售前咨询组", "Pre-sales"),
    ("售后一组", "After-sales 1"),
    ("售后二组", "After-sales 2"),
    ("大客户组", "Key Accounts"),
)

# In the order of `people.PEOPLE`.
MEMBERS: tuple[tuple[str, str], ...] = (
    ("沈若澜", "Shen Ruolan"),
    ("罗启文", "Luo Qiwen"),
    ("何静怡", "He Jingyi"),
    ("周立行", "Zhou Lixing"),
    ("吴佩珊", "Wu Peishan"),
    ("马嘉树", "Ma Jiashu"),
    ("陈思远", "Chen Siyuan"),
    ("林晓棠", "Lin Xiaotang"),
    ("艾玛·哈特利", "Emma Hartley"),
    ("方子墨", "Fang Zimo"),
    ("许清和", "Xu Qinghe"),
    ("王一鸣", "Wang Yiming"),
    ("赵雪松", "Zhao Xuesong"),
    ("刘念慈", "Liu Nianci"),
    ("孙浩然", "Sun Haoran"),
    ("卢卡斯·温特", "Lucas Winter"),
    ("邓雨桐", "Deng Yutong"),
    ("高铭泽", "Gao Mingze"),
    ("唐书瑶", "Tang Shuyao"),
    ("蒋文博", "Jiang Wenbo"),
    ("宋佳宁", "Song Jianing"),
    ("韩雪", "Han Xue"),
    ("米拉·索伦", "Mila Soren"),
    ("曹景行", "Cao Jingxing"),
    ("董安琪", "Dong Anqi"),
    ("彭越", "Peng Yue"),
    ("诺亚·贝克特", "Noah Beckett"),
    ("叶知秋", "Ye Zhiqiu"),
)

CITIES: tuple[tuple[str, str], ...] = (
    ("上海", "中国"), ("杭州", "中国"), ("苏州", "中国"), ("成都", "中国"), ("武汉", "中国"), ("广州", "中国"),
    ("深圳", "中国"), ("西安", "中国"), ("青岛", "中国"), ("厦门", "中国"), ("长沙", "中国"), ("郑州", "中国"),
)  # fmt: skip
CITIES_ABROAD: tuple[tuple[str, str], ...] = (
    ("Singapore", "Singapore"), ("Leeds", "United Kingdom"), ("Hamburg", "Germany"), ("Toronto", "Canada"),
)  # fmt: skip

HOUSES = (
    "澄岚", "栖川", "禾屿", "云岫", "砚北", "朗溪", "霁月", "知微", "拓垣", "明澍", "隽行", "和笙", "远岱", "锦汀",
    "沐阳谷", "青梧", "白鹭洲", "南星", "松间", "启棠", "听泉", "望舒", "景从", "信岳", "同尘", "嘉木", "宏柏", "联穗",
)  # fmt: skip
TRADES = (
    "纺织", "精密机械", "食品", "医疗器械", "电子", "家居", "物流设备", "包装材料", "文化传媒", "信息技术", "餐饮管理",
    "园艺", "汽车零部件", "建筑装饰", "体育用品", "教育科技",
)  # fmt: skip
FORMS = ("有限公司", "股份有限公司", "工作室", "合作社")
HOUSES_EN = (
    "Halden", "Brightmoor", "Osier", "Larkfield", "Fernhill", "Quillon", "Tidewell", "Marlowe Bay", "Eastlea",
    "Kestrel Row", "Pinecroft", "Northwick", "Sablewood", "Ivory Gate",
)  # fmt: skip
TRADES_EN = ("Tools", "Foods", "Textiles", "Medical", "Interiors", "Packaging", "Outdoor", "Instruments")
FORMS_EN = ("Ltd", "Inc.", "GmbH", "Pte Ltd")

SURNAMES = tuple("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕")
GIVEN = (
    "子涵", "欣怡", "思源", "雨泽", "佳慧", "志远", "晓岚", "明轩", "若水", "安然", "文静", "浩宇", "梦洁", "嘉琪",
    "立群", "春晖", "诗雨", "俊杰", "美琳", "书航", "天佑", "静姝", "鹏飞", "雪莹", "致和", "可欣", "云帆", "亦凡",
    "慧", "磊", "婷", "强", "倩", "勇", "岚", "洋",
)  # fmt: skip
FIRST_EN = (
    "Oliver", "Grace", "Hannah", "Marcus", "Sofia", "Daniel", "Ingrid", "Peter", "Amelia", "Jonas", "Clara", "Hugo",
)  # fmt: skip
LAST_EN = (
    "Grantham", "Ashdown", "Lindqvist", "Moorcroft", "Feldmann", "Okafor", "Tremaine", "Voss", "Delacroix", "Hale",
)  # fmt: skip

PRODUCTS: tuple[tuple[str, int], ...] = (
    ("台式净水机 / Countertop purifier", 129_900),
    ("商用净水机 / Office purifier", 468_000),
    ("复合滤芯 / Composite filter", 16_900),
    ("反渗透膜 / Reverse-osmosis membrane", 35_900),
    ("安装套件 / Installation kit", 8_900),
    ("年度保养 / Yearly maintenance", 59_900),
    ("水质检测 / Water test", 19_900),
    ("管线饮水机 / Pipeline dispenser", 218_000),
)  # with the price of one in cents
