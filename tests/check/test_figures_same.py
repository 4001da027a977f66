"""One figure is said in many ways: none of them is told as a fault."""

import pytest

from tests.check.figure_pairs import figure_findings, pairs

SAME = """
截至2023年底，有效量达到401.5万件。 | By the end of 2023, the number reached 4.015 million.
全国技术合同成交额达4.8万亿元。 | The turnover of technology contracts nationwide reached RMB 4.8 trillion.
数百家企业参展。 | Hundreds of companies took part.
数十家企业参展。 | Dozens of companies took part.
十几家企业参展。 | More than a dozen companies took part.
十余家企业参展。 | Over ten companies took part.
上千人参加。 | More than 1,000 people attended.
两家企业签约。 | Two companies signed the contract.
双方签约。 | The two sides signed the contract.
增幅提高1.5个百分点。 | The growth rate rose by 1.5 percentage points.
占比为百分之五。 | It accounted for 5 percent.
申请量增长两倍。 | Applications tripled.
申请量增长2倍。 | Applications increased threefold.
申请量是去年的3倍。 | Applications were three times those of last year.
申请量增长近一倍。 | Applications nearly doubled.
申请量翻两番。 | Applications quadrupled.
2019—2023年，累计受理10万件。 | From 2019 to 2023, a total of 100,000 were received.
20世纪90年代，试点启动。 | The pilot was launched in the 1990s.
第十二届大会召开。 | The twelfth conference was held.
第三届中国国际进口博览会 | The third China International Import Expo
“十三五”时期 | During the 13th Five-Year Plan period
党的二十大报告 | The report to the 20th CPC National Congress
每亿元研发投入产出专利12件。 | There were 12 patents per RMB 100 million of R&D input.
每百件申请中有5件。 | There were 5 in every 100 applications.
合格率为99.6％。 | The pass rate was 99.6%.
误差不超过千分之三。 | The error is within 0.3 percent.
占三分之二以上。 | It accounts for over two-thirds.
占一半以上。 | It accounts for more than 50 percent.
过半数企业受益。 | More than half of the companies benefited.
面积达2.3万平方米。 | It covers an area of 23,000 square meters.
全长1.2公里。 | It is 1,200 meters long.
种植面积3万亩。 | The planting area is 2,000 hectares.
在30日内答复。 | A reply shall be given within 30 days.
自收到通知之日起3个月内 | Within three months from the date of receipt of the notice
保护期为二十年。 | The term of protection is twenty years.
保护期为20年，自申请日起计算。 | The term is 20 years from the filing date.
为期两周的活动 | The two-week event
一年半的时间 | Eighteen months
历时3天 | The three-day event
上午9:30开始 | It began at 9:30 a.m.
下午3时开始 | It began at 3 p.m.
4月26日（星期五） | Friday, April 26
4月下旬 | In late April
2024年上半年 | In the first half of 2024
前三季度 | In the first three quarters
三季度末 | At the end of the third quarter
2023年全年授权92.1万件。 | In 2023, 921,000 were granted.
今年以来，新增5家。 | So far this year, five have been added.
去年12月 | Last December
《专利法》第二十六条第四款 | Article 26.4 of the Patent Law
第26条第3款 | Paragraph 3 of Article 26
国知发〔2021〕20号 | Guo Zhi Fa [2021] No. 20
国家知识产权局公告第五六二号 | CNIPA Announcement No. 562
1. 提交申请 | 1. File an application
（一）总体要求 | I. General Requirements
三、保障措施 | III. Safeguards
PCT申请、5G技术和H.264标准 | PCT applications, 5G technology and the H.264 standard
“4·26”世界知识产权日 | World IP Day on April 26
“3·15”国际消费者权益日 | International Consumer Rights Day on March 15
双11期间 | During the Double 11 shopping festival
“双十一”期间 | During Singles' Day
三农工作 | Work on agriculture, rural areas and farmers
“一带一路”倡议 | The Belt and Road Initiative
五湖四海 | All corners of the country
百年未有之大变局 | Changes unseen in a century
千方百计稳就业 | Every effort is made to stabilize employment
万众创新 | Mass innovation
一分为二地看 | View it in two ways
统一思想、一致行动 | Unify thinking and act in concert
单位：万元 | Unit: RMB 10,000
长三角、珠三角地区 | The Yangtze River Delta and the Pearl River Delta
四川省、六安市和三亚市 | Sichuan Province, Lu'an City and Sanya City
九三学社 | Jiusan Society
约有三四十人参加。 | Some 30 to 40 people attended.
五六个月 | Five or six months
一两家 | One or two companies
３５％的企业 | 35 percent of enterprises
增长5.0% | an increase of 5 percent
7.0版 | Version 7.0
价格为3.5元/斤 | The price is RMB 3.5 per 500 grams
投资1亿多元 | More than RMB 100 million was invested
投资近百亿元 | Nearly RMB 10 billion was invested
1000余万元 | Over RMB 10 million
3000多万美元 | more than USD 30 million
融资额为5000万至8000万元。 | The financing ranged from RMB 50 million to RMB 80 million.
罚款10万元以上50万元以下 | a fine of not less than 100,000 yuan but not more than 500,000 yuan
人民币升值2% | The RMB appreciated by 2 percent
2.5亿人次 | 250 million visits
日均客流量1万人次 | an average daily passenger flow of 10,000
全国人大代表2977名 | 2,977 NPC deputies
两会期间 | During the Two Sessions
一是加强审查；二是优化服务；三是强化监管。 | First, strengthen examination; second, improve services; and third, tighten supervision.
提出三点建议。 | Three suggestions were made.
实现零的突破 | It achieved a breakthrough
零关税 | Zero tariffs
增长0.8个百分点至12.3% | up 0.8 percentage points to 12.3 percent
由2019年的56件增至2023年的89件 | from 56 in 2019 to 89 in 2023
排名第3位 | ranked third
位列世界第一 | ranked first in the world
前10名 | the top 10
100强企业 | the top 100 enterprises
1/3的企业 | one third of the enterprises
比例为3∶7 | a ratio of 3:7
近20年来 | In the past two decades
30多年来 | For more than three decades
二十一世纪 | the 21st century
一个月内 | within one month
二〇二五年三月一日 | March 1, 2025
2025年3月1日起施行 | This takes effect on March 1, 2025
2020年至2022年三年间 | In the three years from 2020 to 2022
85.6分 | 85.6 points
提升1.38分 | up 1.38 points
高达九成五 | as high as 95 percent
八成以上的受访者 | More than four-fifths of the respondents
一倍以上 | more than double
降至原来的三分之一 | fell to one third of the original level
减少了一半 | was cut by half
缩短至14.5个月 | shortened to 14.5 months
压减到4个月以内 | reduced to less than four months
成本下降30%至40% | costs fell by 30 to 40 percent
24小时热线 | a 24-hour hotline
拨打12330 | call 12330
电话：010-62083114 | Tel: 010-62083114
2023.4.26 | April 26, 2023
2023/04/26 | 26 April 2023
今年1至4月 | From January to April this year
1—4月，全国新登记1.2万件。 | In the first four months, 12,000 were newly registered nationwide.
年均增长13.2% | an average annual growth of 13.2 percent
同比分别增长5.1%和7.3% | up 5.1 percent and 7.3 percent year on year, respectively
分别为3.5万、4.2万和5.6万件 | 35,000, 42,000 and 56,000, respectively
共有1,234,567件 | a total of 1,234,567
超1200万户 | more than 12 million households
10亿美元（约合人民币72亿元） | USD 1 billion (about RMB 7.2 billion)
投资72亿元 | RMB 7.2 billion (USD 1 billion) was invested
一百五十周年 | the 150th anniversary
建党100周年 | the centenary of the CPC
70周年国庆 | the 70th anniversary of the founding of the PRC
四届二次会议 | the second meeting of the fourth session
十四届全国人大二次会议 | the second session of the 14th National People's Congress
一轮复审 | the first round of review
三位专家 | three experts
下设8个处室 | It has eight divisions
占全省的87.5%，居首位 | accounting for 87.5 percent of the province's total and ranking first
百分之百 | 100 percent
一百多项 | more than 100 items
5毫米 | 5 mm
1.5米高 | 1.5 meters high
37.5℃ | 37.5 degrees Celsius
零下20摄氏度 | minus 20 degrees Celsius
下降0.6% | -0.6%
净亏损2.3亿元 | a net loss of RMB 230 million
万分之五 | 0.05 percent
6‰ | 0.6 percent
3位院士、25名专家 | three academicians and 25 experts
甲方2人，乙方3人，共5人 | two from Party A and three from Party B, five in all
第1至3条 | Articles 1 to 3
第五十七条第（二）项 | Article 57(2)
2.0时代 | the era of 2.0
80后、90后创业者 | entrepreneurs born in the 1980s and 1990s
G20峰会 | the G20 Summit
二十国集团领导人 | G20 leaders
金砖五国 | the five BRICS countries
东盟十国 | the ten ASEAN countries
五局合作 | IP5 cooperation
中美欧日韩五局 | the five IP offices
根据《商标审查审理指南》第二章第3.2节 | Under Section 3.2 of Chapter 2 of the Guidelines for Trademark Examination
国家标准GB/T 29490-2023发布 | The national standard GB/T 29490-2023 was released
iPhone 15发布 | The iPhone 15 was released
WIPO发布的《2023年全球创新指数》显示，中国排名第12位。 | China ranked 12th in the Global Innovation Index 2023 released by WIPO.
海牙体系、马德里体系注册量分别为2,000件和1.5万件 | Hague and Madrid registrations numbered 2,000 and 15,000
占比由2015年的29.4%提高到2020年的41.2% | The share rose from 29.4 percent in 2015 to 41.2 percent in 2020
“十三五”期间，专利、商标质押融资总额达到7095亿元。 | During the 13th Five-Year Plan period, patent and trademark pledge financing totaled RMB 709.5 billion.
是“十二五”期间的1.7倍 | 1.7 times that of the 12th Five-Year Plan period
约三分一受访者 | about one third of the respondents
四分三 | three quarters of them
上升半个百分点 | up half a percentage point
加息半厘 | raised by half a percent
息率为2厘半 | an interest rate of 2.5 percent
为－0.6％ | It was -0.6 percent
首季与次季 | the first and second quarters
百分之二点五 | 2.5 percent
由3.5%升至4.25% | from 3.5% to 4.25%
分别为12.3%、4.5%及6.7% | 12.3%, 4.5% and 6.7% respectively
金额由约500亿元增至逾1.2万亿元 | from about RMB 50 billion to more than RMB 1.2 trillion
平均审查周期压缩至14个月 | The average examination pendency was cut to 14 months
较2015年底增长了47.8% | up 47.8 percent from the end of 2015
每万人口发明专利拥有量从2017年的9.8件增加到15.8件 | The number of invention patents per 10,000 people rose from 9.8 in 2017 to 15.8
截至6月底，国内（不含港澳台）发明专利有效量199.6万件 | By the end of June, there were 1.996 million valid invention patents in China (excluding Hong Kong, Macao and Taiwan)
知识产权使用费进出口总额超过3200亿元，同比增长24.5% | Imports and exports of IP royalties exceeded RMB 320 billion, up 24.5 percent year on year
我国专利密集型产业增加值达到12.5万亿元，占GDP比重达到12.4% | The value added of patent-intensive industries reached RMB 12.5 trillion, accounting for 12.4 percent of GDP
中国申请人通过《专利合作条约》（PCT）途径提交国际专利申请6.95万件，连续第三年位居全球第一 | Chinese applicants filed 69,500 international patent applications via the Patent Cooperation Treaty (PCT), ranking first in the world for the third consecutive year
处理专利侵权纠纷案件4.98万件 | handled 49,800 patent infringement disputes
打击非正常专利申请81.5万件 | 815,000 abnormal patent applications were cracked down on
培训人数突破300万人次 | more than 3 million people were trained
有30个省（区、市） | 30 provinces (autonomous regions and municipalities)
31个省、自治区、直辖市 | 31 provinces, autonomous regions and municipalities
与80多个国家、地区和国际组织建立合作关系 | cooperation with over 80 countries, regions and international organizations
双方签署了两个合作文件 | The two sides signed two cooperation documents
会期3天 | The meeting lasted three days
在日内瓦召开的第六十四届成员国大会 | The 64th Assemblies of the Member States in Geneva
7月14日至22日 | July 14-22
7月14日—7月22日 | from July 14 to July 22
2023年4月20日至26日 | April 20 to 26, 2023
2023年4月20—26日 | from April 20 to 26, 2023
4月20日上午 | on the morning of April 20
11月5日至10日 | November 5-10
近3年 | the past three years
第24届中国专利奖 | the 24th China Patent Award
中国专利金奖30项 | 30 China Patent Gold Awards
前三位 | the top three
位居前列 | among the top
三是深化改革。 | Third, deepen reform.
首个、首批、首次 | the first of its kind
第一，提高质量。 | First, improve quality.
新增3家，总数达到10家 | three were added, bringing the total to ten
今年是“十四五”规划收官之年 | This year marks the end of the 14th Five-Year Plan
二十届三中全会 | the third plenary session of the 20th CPC Central Committee
党的二十届三中全会 | the Third Plenary Session of the 20th CPC Central Committee
党的十九届五中全会 | the fifth plenary session of the 19th Central Committee
“五位一体”总体布局 | the Five-Sphere Integrated Plan
“四个全面”战略布局 | the Four-Pronged Comprehensive Strategy
四个自信 | confidence in the four areas
“两个维护” | the Two Upholds
“三个代表” | the Three Represents
两个一百年奋斗目标 | the Two Centenary Goals
一国两制 | one country, two systems
九二共识 | the 1992 Consensus
“九一八”事变 | the September 18 Incident
“五一”国际劳动节 | International Labor Day on May 1
“六五”环境日 | World Environment Day
十一黄金周 | the National Day Golden Week
1+N政策体系 | a 1+N policy system
3+1工作机制 | the 3+1 mechanism
“2+26”城市 | the 2+26 cities
95后 | people born after 1995
00后 | the post-00s generation
30%左右 | about 30%
百强县 | the top 100 counties
千人计划 | the Thousand Talents Plan
十大典型案例 | ten typical cases
10大典型案例 | the top ten cases
万家企业 | ten thousand enterprises
百城千校万企 | hundreds of cities, thousands of schools and tens of thousands of enterprises
减少约1/5 | cut by about one fifth
增长了4倍多 | increased more than fourfold
增长了4倍多 | more than quintupled
提高了50%以上 | by more than half
平方米均价1.2万元 | an average of RMB 12,000 per square meter
5A级景区 | a 5A scenic area
A股市值 | the market value of A shares
6G、IPv6和Web3.0 | 6G, IPv6 and Web 3.0
第4.1条 | Article 4.1
〔2023〕第8号 | No. 8 [2023]
2024年第1期 | Issue 1, 2024
总第300期 | Issue 300
共三章二十五条 | It has 25 articles in three chapters
一式两份 | in duplicate
一式三份 | in triplicate
10时30分 | at 10:30
零时起 | from midnight
午夜12点 | midnight
北京时间20点 | 8 p.m. Beijing time
周一至周五8:30—17:00 | Monday to Friday, 8:30 a.m. to 5:00 p.m.
一周内 | within a week
一个工作日内 | within one working day
5个工作日内 | within five working days
十五日内 | within fifteen days
15日前 | before the 15th
每季度 | every quarter
每年4月 | every April
年均 | annual average
半月谈 | China Comment
上半场 | first half
三分之一强 | slightly more than one third
两成 | one fifth
近九成 | nearly 90 percent
占四成半 | 45 percent
4成以上 | more than 40 percent
增长百分之三十 | up by 30 percent
增加3亿至5亿元 | an increase of RMB 300 million to RMB 500 million
2—3倍 | two to three times
案件数量下降5.3%，降幅收窄2.1个百分点。 | Cases fell by 5.3%, and the decline narrowed by 2.1 percentage points.
增速回落1.2个百分点 | growth slowed by 1.2 percentage points
逆差扩大3% | the deficit grew by 3%
审查周期压减至15个月 | the examination period was cut to 15 months
亏损同比减少20% | losses narrowed by 20% year on year
收入增长8%，支出减少6%。 | Revenue rose by 8% while spending fell by 6%.
较上年减少3.1万件，下降2% | 31,000 fewer than the year before, down 2%
利率上调25个基点 | the rate was raised by 25 basis points
利率上调25个基点 | the rate was raised by 0.25 percentage points
中间价下调17个基本点 | the rate fell 17 basis points
一个中心、两个基本点 | one central task and two basic points
1.2万余件、占36% | over 12,000, or 36%
三年之内五次 | five times in three consecutive years
每天喝水1.5升至2升 | 1.5 to 2 liters of water a day
库存减少，销量增加10% | with falling stocks, sales went up by 10%
失业率由5.0%升至5.2% | unemployment went from a low of 5.0% to 5.2%
"""
"""Pairs that say the same, one a line."""


@pytest.mark.parametrize(("zh", "en"), pairs(SAME))
def test_another_way_of_saying_a_figure_is_let_pass(zh: str, en: str) -> None:
    assert figure_findings(zh, en) == []
