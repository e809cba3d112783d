"""How people call a customer by their surname: "林女士", "Ms Lin", "Quill 先生"."""

import re

# The commonest surnames of China with how they are written in Latin letters.
_PINYIN = """
bai白柏 cai蔡 cao曹 chang常 chen陈 cheng程成 cui崔 dai戴 deng邓 ding丁 dong董 du杜 duan段 fan范樊 fang方 feng冯
fu傅付 gao高 ge葛 gong龚 gu顾 guo郭 han韩 hao郝 he何贺 hong洪 hou侯 hu胡 huang黄 jia贾 jiang江姜蒋 jin金 kang康
kong孔 lai赖 lei雷 li李黎 liang梁 liao廖 lin林 liu刘 long龙 lu卢陆鲁 luo罗骆 lv吕 ma马 mao毛 mei梅 meng孟 mo莫
ni倪 nie聂 niu牛 pan潘 pang庞 peng彭 qi齐 qian钱 qiao乔 qin秦 qiu邱 ren任 shao邵 shen沈 shi石史施 song宋 su苏
sun孙 tan谭 tang唐汤 tao陶 tian田 wan万 wang王汪 wei魏韦 wen文温 wu吴武伍 xia夏 xiang向 xiao萧肖 xie谢 xiong熊
xu徐许 xue薛 yan严颜阎 yang杨 yao姚 ye叶 yi易 yin尹 yu于余俞喻 yuan袁 yue岳 zeng曾 zhai翟 zhang张章 zhao赵
zheng郑 zhong钟 zhou周 zhu朱祝 zhuang庄 zou邹 zuo左
"""
LATIN = {sign: found[1] for found in re.finditer(r"([a-z]+)([\u4e00-\u9fff]+)", _PINYIN) for sign in found[2]}
OF_TWO = frozenset(
    ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "慕容", "司徒", "令狐", "夏侯", "尉迟", "公孙", "端木"]
)
LONGEST_PERSON = 4  # signs of a Chinese name of a person; what is longer is a firm's

# 总 begins many words: 总数, 总是, 总部.
_ZH = r"(?:先生|女士|小姐|太太|夫人|老师|经理|老板|师傅|主任|教授|医生|总(?![数额计量体共是部局结会之有要能得觉算归]))"
_EN = r"(?:mr|mrs|ms|miss|mx|dr|madam|sir)"
_BARE = r"(?<![a-z])"


def surname(name: str) -> str | None:
    """The surname of a Chinese name of a person; None of what is none."""
    if not re.fullmatch(rf"[\u4e00-\u9fff]{{2,{LONGEST_PERSON}}}", name):
        return None
    return name[:2] if name[:2] in OF_TWO and len(name) > len("欧阳") else name[0]


def titled(text: str, name: str) -> bool:
    """Whether a text has a title with the surname of this person, or with either word of a Latin name; both without
    case and width."""
    family = surname(name)
    if family:
        latin = LATIN.get(family)
        forms = [rf"{family}\s*{_ZH}", rf"姓{family}的"]
        called = [latin, latin.replace("v", "u")] if latin else []
    else:
        forms, called = [], [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 1]
    forms += [rf"{_BARE}{_EN}\.?\s*{one}(?![a-z])" for one in called]
    forms += [rf"{_BARE}{one}\s*{_ZH}" for one in called]
    return any(re.search(form, text) for form in forms)
