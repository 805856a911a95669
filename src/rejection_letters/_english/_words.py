"""Word lists for `_english`, covering the exceptions to its rules.

All words are in lowercase and in alphabetical order.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(","))


# Pronunciation.

SPELLED_OUT = _words("""
    aba ac aca ada adc adr ae aed aem aeo agm ai amhp aml ap api apn aprn aps ar ase atm ats av avp
    aws ba bcaba bcba bd bdm bdr bi bim bls bsa bsn cad cae cam cbo ccna cco ccrn ccu cdi cdl cdo
    cds ceo cfa cfo cfp cgi chro ci cia cib cio ciso cissp cma cmo cna cnc cnm coo cota cpa cpg cpo
    cra crm crna cro crpa csa csm cso csr css cst cto cts cvicu cx dba dcs dds dei dfat dido dj dnp
    dod doe dot dp dsp dvm ea eap ecg ecls ecm ecmo ecu ed edi eeg eeo ehr ehs eit ekg ela em emc
    emea emr ems emt ent eod epa epc er erp esd esg esl eso etl eu evp evs eyfs faa fae fbi fda
    fdic fifo fmla fnp fp fpa fpga fse fsqa fsr fte ftp ftse fx gc gcse gis gm gmp gna gp gpu gtm
    gxp gyn hazop hca hcm hgv hha him hiv hlta hoa hplc hr hrbp hris hsc hse hsqe html hud hvac ia
    iaea iam iapt iatse ibew ibm ic icf icu id ilo imca imf iop ios iot ip ir irb irc irs isp isr
    isv it itsm itu iv ivf jd kam kpi ks2 kyc lcsw ld led lgbt lgbtq lgv lims llb llc llm lmft lmhc
    lms lmsw lng lp lpc lpga lpn ltl lvad lvn ma mba mc md meng mep mes mha mhp mis mit ml mlb
    mlops mls mlt mos mot mp mpa mph mphil mri mro msa msc msk msl msp msw mts mwr naacp naics nba
    ncaa nco ncoic nda nde ndt nfl nft ngo nhl nhs nicu nih nlp np npi npr nps nrc nsa nsw nvh
    nvidia nvme nyc nypd nyse nyu ob obgyn odp oem ohs oic osp ot otr pa pac pacu pc pca pcb pct
    pcu pe pga phd php pi pm pmhnp pmo po pos ppa ppc pr prn ps psw pt pta pwp qa qaqc qc qmhp qms
    ra rac rbt rca rd rda rdh rf rfid rfp rgn rhit rmn rn rnld roc roi ros rotc rpa rpm rrt rsm rtl
    rtos rv rvp rvt sa sap sba sbir sde sdet sdk sdr se sec sem sen seo sha sho sip sla slp smb sme
    sms smsf smt snf sqa sre ssd ssl sso ssri ssrs stna suas suv svp swe ta tam tcu tls tpm tsa tsr
    tv ua uas uat uav uaw ucaas ucla uefa ufc uft uhf ui uk umc un unhcr upc ups url us usa usaf
    usaid usb usd usda ushr usmc usn usps utc uv ux vc vdc vfx vhf vip vp vpn vr wic xml xo xr ymca
    ywca
""")
"""Initialisms pronounced letter by letter: "an MBA", "an SAP consultant"."""

SAID_AS_WORDS = _words("""
    apac asap asean cobit cobol cobra covid darpa ebitda faang fafsa fannie fasb fedramp fema ferc
    fica fico fifa finra fips fisma foia fomo fortran gaap haccp hacp hazmat hazwoper hedis hepa
    himars hipaa hubzone humint humvee iso lan laser lasik latam leed lidar linux loran masint
    matlab medevac mems mena mern micu midi milspec mimo misra moma mooc nacha nadcap nafsa nafta
    nand nasa nascar nasdaq nato natops navair navsea nebosh nepa nerc nicu nimby nist noaa noc
    norad nosql oecd opec osha osint peft picu posix radar raid ram ran reit ripta risc rom romo
    saas saml san sarbox sas sase satcom scada scif scuba shrm sicu siem sigint simd soc socom
    sonar sox spac spacex sql stem suny swat tefl tesol toefl ucas unesco unicef unix wan wasp
""")
"""Acronyms pronounced as words: "a NASA engineer", "a UNICEF fundraiser"."""

ORDINARY_WORDS = _words("""
    bar boss chef chief clerk cook crew fast fiber field film fire fleet floor food front full fund
    guard guide hand head help home host hotel house human lab law lead lean legal line loan local
    mac maid mail main major maker math meat media mesh metal model music nail nanny navy new news
    night nurse radio rag range real rest rig risk roof room route safe sales seal senior shift
    shop site slam smart snap soap social solar sous spa space staff start state steam stock store
    swim talent trade union unit upper user
""")
"""Words that are read as words even in all caps, though most are also acronyms: "a REST tester"."""

ABBREVIATIONS = _words("""
    asst dept dr fr ft hwy jr lt ltd mfg mgmt mgr mktg mr mrs mt pkg sgt sr st
""")
"""Abbreviations that are read out in full: "a Sr. Engineer"."""

SILENT_H = ("heir", "herb", "honest", "honor", "honour", "hour", "hors d")
"""Prefixes with a silent h in American English: "an herbalist"."""

SAID_H = ("herbert", "herbiv")
"""Exceptions to `SILENT_H`."""

SAID_WUN = _words("once one ones oneself onetime")
"""Words that start with o but sound like w: "a one-off consultant"."""

SAID_YOU = ("eu", "ew", "ukr", "unanim", "uni", "uy")
"""Prefixes that start with a y sound, in addition to a u followed by one consonant and a vowel."""

SAID_UH = ("ube", "udo", "uma", "un", "up")
"""Prefixes that start with the letter u but not with a y sound."""

NEGATED_I = ("unid", "unil", "unima", "unimp", "unin", "unir", "unis")
"""Prefixes made of "un-" and a word that starts with i: "an uninsured driver"."""


# People, and words that describe their work.

PEOPLE = _words("""
    accountant ace actress actuary adjunct adjutant admiral advocate agent aide alum alumna alumnus
    analyst anchor apprentice architect assistant associate astronaut athlete attache attaché
    attendant attorney bailiff barback barista bellhop bishop bodyguard boss boy brother bursar
    busboy butler caddie caddy cadet candidate captain chair champion chancellor chaplain chargé
    chauffeur chef chief clerk coach colonel comedienne comic commandant commis commodore companion
    concierge constable consul consultant cook cop copilot corporal correspondent counsel courier
    curate dad deacon dean deckhand delegate deputy detective diplomat docent doula elf ensign
    envoy exec executive expert extern farmhand father fellow friend gaffer genius girl graduate
    guard guide guru hand head heiress herald hero histotech host hostess housemaid imam intern
    jack jockey journeyman judge lady laureate lead liaison lieutenant lifeguard locum lord maestro
    magistrate maid maitre marine marshal mascot mason mate maître mechanic medic merchant
    messenger minister missionary model mom monk mother nanny ninja notary nun nuncio nurse
    official ombuds operative page para paralegal paramedic paraprofessional partner pilot poet
    postdoc prefect premier president priest principal private pro prodigy professional protege
    protégé provost rabbi recruit registrar rep representative resident rookie scholar scout scribe
    seamstress secretary sensei sergeant servant shepherd sheriff sister specialist stagehand
    steward stewardess student sub substitute superintendent surgeon sweep tech temp trooper umpire
    undersecretary understudy valet vet veteran vicar volunteer waitress warden whiz wizard
""")
"""Words for people that lack a typical ending: "Nurse", "Agent"."""

NOT_PEOPLE = _words("""
    after afterschool alter amber answer autumn bachelor barrier beer better border buffer butter
    cancer career center chamber chapter character charter chester cider cluster coffee color
    committee computer container copper corner corridor counter cover cyber decor degree denver
    destroyer dexter dinner disaster door elevator equestrian error ever exterior factor fall fee
    fever fiber filter finger flavor floor flower for former free gender ginger harbor headquarter
    her higher human humanitarian humor indoor inner interior junior labor ladder laser later layer
    leather ledger letter lever lower lumber major manor matter median meridian meter minor mirror
    motor never newsletter number odor offer or order other outdoor outer over paper peer pepper
    per pier poster power prior proper quarter reactor register river router rubber sector
    semiconductor senior sensor sewer shelter shower silver soccer spring summer super superior tee
    theater three timber tower tractor trailer transfer tree tumor twitter under upper utter vapor
    vector vegetarian water weather winter wonder
""")
"""Words that end like words for people but are not: "Computer", "Career"."""

AUDIENCES = _words("""
    buyer client consumer customer donor employee employer father guest investor learner lender
    member mother owner partner patient payer player provider retailer seller server shareholder
    sponsor student supplier survivor tenant user vendor veteran victim visitor volunteer voter
""")
"""People a role usually serves: "Customer and Partner Marketing Manager"."""

RANKS = _words("""
    assistant associate chief deputy executive head lead principal resident staff student
""")
"""Words for people that may also modify the next word: "Lead/Senior Engineer"."""

PERSON_ACRONYMS = _words("""
    adc adr ae agm apn aprn avp ba bcba bdm bdr cao cco cdo ceo cfa cfo cfp chro cio ciso cma cmo
    cna coo cota cpa cpo cra crna cro csm cso csr cst cto dba dds dj dnp dsp dvm ea em emt evp fae
    fnp fse fsr gc gm gna gp hca hha hrbp isr jd kam lcsw lmft lmhc lmsw lpc lpn lvn ma mba mc md
    mlt mp msl mua nco ncoic np oic ot pa pca pct phd pi pm pmhnp po psw pt pta qmhp ra rbt rd rda
    rdh rn rrt rsm rvp sde sdet sdm sdr se seal shco sho slp sme sre stna svp swe ta tam tpm tsr vc
    vip vp xo
""")
"""Initialisms that are job titles: "VPs, Sales"."""

CREDENTIALS = _words("""
    aprn bcba cfa cfp cma cna cpa crna dds dvm jd lcsw lmft lmsw lpc lpn lvn mba md np ot phd pt
    rbt rd rdh rn
""")
"""Credentials that can follow a title: "Registered Nurses RN"."""

UNCOUNTABLE = _words("""
    accounting administration advertising advocacy analytics apparel architecture audit automation
    aviation banking billing branding business care catering cleaning commerce commis communication
    communications compliance construction consulting content counsel crew custody data design
    development distribution ecommerce education enablement engineering enterprise entertainment
    equipment equity excellence experience facilities faculty fashion finance fitness food
    fundraising governance grocery growth happiness hardware health healthcare help hospitality
    housekeeping hr infrastructure innovation insurance integration intelligence investment it
    labor landscaping leadership leasing legal litigation logistics machinery maintenance
    management manufacturing marketing media medicine merchandising military music nursing
    onboarding oncology operations outreach partnerships payable payroll people personnel planning
    police policy politics procurement production psychology publishing purchasing quality
    receivable reception recruiting recruitment relations reliability research retail retention
    revenue safety sales science security service shipping software sourcing staff staffing
    strategy success supply support sustainability talent taxation teaching technology
    telecommunications testing tourism trading training transformation transportation treasury
    underwriting ux waitstaff warehousing welding wellness wholesale workforce writing
""")
"""Fields and groups that have no plural: "Sales", "Faculty", "Crew"."""

GROUPS = _words("""
    commis counsel crew faculty personnel police staff team waitstaff workforce
""")
"""Nouns for several people that can be a job: "Kitchen Staff", "General Counsel"."""

SENIORS = _words("""
    fresher general junior principal senior
""")
"""Words of a rank that can be a job after another word: "Audit Senior", "Major General"."""


# Words that end a title's head.

PREPOSITIONS = _words("""
    as at bei by chez de des du en for from für im in mit of on pour to under up via with within
    without à
""")
"""Prepositions that start a complement: "Heads of Design", "passers-by"."""

LEVELS = _words("""
    contract days entry-level f/t freelance full-time hybrid i ii iii iv ix jr junior mid mid-level
    mid-senior nights on-site onsite p/t part-time permanent prn remote seasonal senior sr
    temporary v vi vii viii weekends x
""")
"""Levels and terms that can follow a title: "Software Engineers II", "Nurses Part-Time"."""

LEVEL_NAMES = _words("""
    band class grade group level phase step tier year
""")
"""Words that introduce a level: "Grade 7", "Class A"."""

ORDINALS = _words("""
    first fourth second third
""")
"""Ordinals that precede one of `LEVEL_NAMES`: "First Class"."""

POSTPOSITIVES = _words("""
    designate elect emerita emeritus extraordinary laureate martial plenipotentiary public regnant
    royal
""")
"""Adjectives that follow their noun: "Notaries Public", "Poets Laureate"."""

AGREEING = _words("""
    emerita emeritus woman
""")
"""Words that become plural along with their noun: "Professors Emeriti", "Women Engineers"."""

GENERALS = _words("""
    brigadier captain colonel lieutenant major
""")
"""Words before "General" in a military rank, as opposed to "Attorneys General"."""


# The spelling of plurals.

IRREGULAR_PLURALS = {
    "alumna": "alumnae",
    "alumnus": "alumni",
    "chairperson": "chairpersons",
    "elf": "elves",
    "emerita": "emeritae",
    "emeritus": "emeriti",
    "foot": "feet",
    "half": "halves",
    "hero": "heroes",
    "loaf": "loaves",
    "manservant": "menservants",
    "ox": "oxen",
    "passerby": "passersby",
    "quiz": "quizzes",
    "superhero": "superheroes",
    "thief": "thieves",
    "whiz": "whizzes",
    "wolf": "wolves",
}
"""Plurals of whole words."""

IRREGULAR_ENDINGS = {
    "child": "children",
    "man": "men",
    "person": "people",
    "wife": "wives",
}
"""Plurals of word endings: "Salespeople", "Midwives"."""

REGULAR_MAN = _words("""
    brahman caiman german human norman ottoman roman shaman superhuman talisman
""")
"""Words that end in "man" but take a regular plural."""

HARD_CH = _words("""
    czech matriarch monarch oligarch patriarch
""")
"""Words whose final -ch sounds like k. Words that end in -tech are handled separately."""


# Words that keep their capitals.

PLACES = _words("""
    afghan afghanistan africa african afrikaans alabama alaska alaskan albania albanian albany
    alberta albuquerque algeria algerian amazonian america american americas amharic amsterdam
    anchorage andalusia andean angeles anglo antarctic antarctica antwerp appalachian arab arabia
    arabian arabic arctic argentina argentine argentinian arizona arkansas armenia armenian asia
    asian athens atlanta atlantic auckland austin australia australian austria austrian azerbaijan
    bahamas bahamian bahrain baltic baltimore bangalore bangkok bangladesh bangladeshi barbados
    barcelona basque bavaria bavarian beijing beirut belarus belfast belgian belgium belize bengali
    bengaluru benin berlin bhutan bogota bogotá bolivia bolivian bordeaux bosnian boston botswana
    brazil brazilian brisbane bristol britain british brooklyn brunei brussels bucharest budapest
    bulgaria bulgarian burgundy burma burmese cairo calgary california californian cambodia
    cambodian cambridge cameroon canada canadian canberra cantonese caracas caribbean carolina
    carolinas catalan catalonia celtic charlotte chennai cherokee chicago chile chilean china
    chinese cincinnati cleveland cologne colombia colombian colorado columbus congo congolese
    connecticut copenhagen cornish creole croatia croatian cuba cuban cypriot cyprus czech dakota
    dallas danish dari delaware delhi denmark denver detroit doha dubai dublin dusseldorf dutch
    düsseldorf ecuador ecuadorian edinburgh edmonton egypt egyptian eindhoven emirates england
    english estonia estonian ethiopia ethiopian eurasia eurasian europe european farsi fiji
    filipino finland finnish flanders flemish florida france frankfurt french gaelic gambia geneva
    georgia georgian german germanic germany ghana ghanaian glasgow gothenburg greece greek
    guatemala guatemalan gujarati hague haiti haitian hamburg hanoi harlem hausa hawaii hawaiian
    hebrew helsinki hindi hispanic honduran honduras houston hungarian hungary hyderabad iberia
    iceland icelandic idaho igbo illinois india indian indiana indianapolis indonesia indonesian
    inuit iowa iran iranian iraq iraqi ireland irish israel israeli istanbul italian italy jakarta
    jamaica jamaican japan japanese jersey johannesburg jordan jordanian kansas karachi kazakhstan
    kentucky kenya kenyan khmer kong korea korean kosovo kurdish kuwait kyiv köln lagos lahore lao
    laos laotian latin latina latino latinx latvia latvian lebanese lebanon leeds liberia libya
    lima lisbon lithuania lithuanian liverpool london louisiana louisville luxembourg lyon
    macedonian madrid maghreb maharashtra maine malay malayalam malaysia malaysian malmö malta
    maltese manchester mandarin manhattan manila maori marathi marseille maryland massachusetts
    medellin medellín mediterranean melbourne memphis mexican mexico miami michigan midwest
    midwestern milan milwaukee minneapolis minnesota mississippi missouri moldova mongolian montana
    monterrey montevideo montreal montréal moroccan morocco moscow mumbai munich myanmar métis
    münchen nairobi nashville navajo nebraska nepal nepalese nepali netherlands nevada newark
    newcastle nicaragua nigeria nigerian nordic nordics normandy norway norwegian oakland ohio
    oklahoma omaha ontario oregon orlando osaka oslo ottawa pacific pakistan pakistani palestine
    palestinian panama panamanian paraguay paris pashto pennsylvania persian perth peru peruvian
    philadelphia philippine philippines phoenix pittsburgh poland polish portland portugal
    portuguese prague pretoria punjabi qatar quebec quito québec raleigh rica rico riyadh romania
    romanian rome rotterdam russia russian rwanda sacramento salvador salvadoran samoan sanskrit
    santiago saskatchewan saudi saxony scandinavia scandinavian scotland scottish seattle senegal
    seoul serbia serbian shanghai sheffield shenzhen siberian sicilian singapore singaporean slavic
    slovak slovakia slovenia slovenian somali somalia spain spanish stockholm sudan sudanese
    swahili sweden swedish swiss switzerland sydney syria syrian são tagalog taipei taiwan
    taiwanese tamil tampa tanzania tanzanian tasmania telugu tennessee texas thai thailand tibetan
    tigrinya tijuana tokyo toronto toulouse tucson tulsa tunisia tunisian turkey turkish tuscany
    uganda ugandan ukraine ukrainian urdu uruguay uruguayan utah utrecht uzbek vancouver vegas
    venezuela venezuelan vermont victorian vienna vietnam vietnamese virginia wales warsaw
    washington welsh wisconsin wuhan wyoming yemen yiddish york yorkshire yoruba zambia zealand
    zimbabwe zulu zurich zürich ålesund
""")
"""Countries, regions, states, cities, peoples, and languages."""

PLACE_OPENERS = _words("""
    baton buenos cape central costa deep east eastern el far fort great greater hong inner las
    latin los lower mid middle new north northeastern northern northwestern port puerto rio san
    santa saudi sierra south southeastern southern southwestern sri tel upper west western
""")
"""Words that belong to a place name when a place follows: "South Korea"."""

DIRECTIONS = _words("""
    central east north northeast northwest south southeast southwest west
""")
"""Sales regions at the end of a phrase: "Area Manager, West"."""

NAMES = _words("""
    accenture adidas adobe adp adwords airbnb airbus airflow airtable akamai alexa alibaba
    allscripts alteryx alzheimer amazon anaplan android angular ansible apache apple april archicad
    arduino army asana atlassian audi august autocad autodesk azure bamboohr basecamp bayesian
    bentley bible biblical bigquery bitcoin blackline bloomberg bmw boeing bombardier boolean bosch
    broadcom broadway buddhist burberry canva cartier catholic celtic cerner cessna chanel
    chevrolet christian christmas chromebook cisco citrix clojure cloudera cloudflare cobol coca
    cognos collibra commvault confluence congress congressional costco coupa crowdstrike cummins
    databricks datadog davidson december deere dell deloitte delphi digitalocean disney django
    docker doppler dropbox drupal dynatrace easter ebay elasticsearch eloqua embraer epicor
    episcopal ericsson erlang ethereum excel facebook fargo february fedex fedora ferrari figma
    firebase ford fortinet fortran freudian friday fujitsu fulbright gartner gaussian git github
    gitlab golang google grafana gregorian gucci guidewire gulfstream hadoop halloween hanukkah
    harley hashicorp haskell hermes hermès heroku hilton hindu hitachi hollywood honda honeywell
    hootsuite huawei hubspot hyatt hyperion hyundai ibm ikea infor informatica infosys instagram
    intacct intel iphone islamic january java javascript jenkins jesuit jewish jira joomla judaic
    julia july june jungian juniper kafka kantian keynes kia klaviyo kohl komatsu koranic kotlin
    kubernetes laravel lego lenovo lexus linkedin linux lockheed looker lowe lufthansa lululemon
    lutheran lyft macy magento mailchimp marketo marriott marxist mastercard matlab maya mazda
    mcdonald medicaid medicare mercedes methodist microsoft microstrategy mixpanel monday mongodb
    montessori moodle mormon mulesoft muslim mysql nasdaq navy netezza netflix netscaler netsuite
    newtonian nginx nike nintendo nissan nokia nordstrom northrop november nutanix nvidia october
    okta olympic olympics openstack optimizely oracle palantir pardot parkinson parliament paychex
    paycom paylocity paypal pega pentagon peoplesoft perl pfizer philips photoshop php pinterest
    porsche postgres postgresql powershell prada presbyterian prometheus protestant python pytorch
    qlik quaker qualcomm qualtrics quickbooks quran rails ramadan raytheon reddit redis redshift
    revit roku rolex sailpoint salesforce samsung sas saturday selenium semrush senate sentinelone
    sephora september servicenow shakespeare shakespearean sharepoint shopify siebel siemens sikh
    sikorsky simulink sitecore sketchup smartsheet snapchat snowflake snowpark socratic solidity
    solidworks sony spacex splunk spotify starbucks subaru sunday svelte swiftui symantec tableau
    talend taleo tealium tensorflow teradata terraform tesla thanksgiving thursday tiktok torah
    toyota trello tuesday twilio twitch twitter typescript uber ubuntu ukg ultipro uniqlo unix
    unreal varonis veeam veeva veritas verizon vmware volkswagen volvo vue waldorf walmart
    wednesday wendy windows wordpress workday workfront wrike xamarin xero xerox yammer yelp
    youtube zara zendesk zscaler zuora
""")
"""Products, companies, religions, months, and days: "Python developer"."""

NAMES_BEFORE_DEVELOPERS = _words("""
    dart elixir express flask flutter go hive node puppet react ruby rust sass scala spark spring
    stripe swift unity
""")
"""Ordinary words that name a technology before one of `DEVELOPERS`: "Go developer"."""

DEVELOPERS = _words("""
    administrator architect backend boot consultant dev developer developers engineer engineers
    framework frontend fullstack mobile native on platform programmer programmers software systems
""")
"""Words that can follow the name of a technology."""

NAMES_OF_TWO = _names("""
    abu dhabi, active directory, adobe experience, adobe illustrator, after effects, air force,
    amazon web, american express, apple store, baton rouge, bay area, best buy, big four, black
    sea, boy scouts, buenos aires, burger king, business central, business objects, cape town,
    capitol hill, chi minh, coast guard, costa rica, creative cloud, dairy queen, de janeiro, des
    moines, dynamics 365, east coast, el paso, el salvador, experience cloud, family dollar, final
    cut, fort lauderdale, fort worth, fortune 500, general electric, general motors, girl scouts,
    goldman sachs, google ads, google analytics, google cloud, google sheets, great lakes, gulf
    coast, head start, ho chi, home depot, hong kong, ivory coast, ivy league, johnson controls,
    kansas city, kuala lumpur, lake city, land rover, las vegas, long island, los angeles, main
    street, marine corps, marketing cloud, mexico city, microsoft dynamics, microsoft office,
    microsoft teams, mid atlantic, middle east, morgan stanley, mountain view, national guard,
    native american, new england, new orleans, north sea, orange county, palo alto, peace corps,
    pizza hut, power apps, power automate, power bi, power platform, premiere pro, pro tools,
    puerto rico, react native, red cross, red hat, rhode island, rio de, rocky mountain, rocky
    mountains, rolls royce, sales cloud, salt lake, salvation army, san antonio, san diego, san
    francisco, san jose, santa clara, santa fe, santa monica, sao paulo, service cloud, sesame
    street, silicon valley, six sigma, space force, spring boot, sql server, sri lanka, sub
    saharan, supreme court, são paulo, taco bell, tel aviv, trader joe, united kingdom, united
    nations, united states, visual basic, visual studio, wall street, web services, wells fargo,
    west coast, white house, whole foods
""")
"""Two-word names whose words are not names by themselves: "Middle East"."""

PARTS_OF_NAMES = frozenset().union(
    *(NAMES, PLACES, PLACE_OPENERS, DIRECTIONS, NAMES_BEFORE_DEVELOPERS, {"saint"}),
    *(name.split() for name in NAMES_OF_TWO),
)
"""Every word that is a name or can be part of one."""


# Company names.

PLURAL_NAMES = _words("""
    advisers advisors airlines airways apartments architects arts associates attorneys bros
    brothers builders communications consultants contractors designs developers devices emirates
    engineers enterprises farms foods foundations friends games gardens groups holdings homes
    hospitals hotels industries instruments interiors investments investors jets laboratories labs
    lakes lines machines makers markets materials mills minerals mines motors nations netherlands
    networks partners pharmaceuticals philippines pictures products properties railways records
    resorts resources restaurants rockets schools sciences securities services shops sisters
    solutions sons sports states steels stores studios supermarkets supplies systems technologies
    telecommunications textiles theaters theatres things toys trucks universities utilities
    ventures vineyards wings workers works
""")
"""Last words that make the name of a company or place plural: "United Airlines'"."""
