"""The people and companies in the letters of the matrix.

They are fictional, with addresses and phone numbers that are reserved for examples. Together they
cover most of what trips up a template: company names that end in a period or an exclamation point
or begin with "the", contacts who are addressed in another way than by their full name, titles with
acronyms, names with accents, titles whose plural changes in the middle, and phrases
that are singular, plural, or a clause.
"""

from __future__ import annotations

from typing import NamedTuple


class Cast(NamedTuple):
    """One writer, one contact, one company and one role, with every optional value.

    Attributes:
        addressed_as: How the contact is addressed; None for the usual way.
        articles: The noun phrases that can follow "a" or "an" in this cast's letters, each with the
            correct article.
        own_words: Words that suit every stage and neither ask for the job nor argue.
    """

    name: str
    occupation: str
    occupation_plural: str
    industry: str
    experience: str
    email: str
    phone: str
    website: str
    address: tuple[str, ...]
    company: str
    role: str
    role_plural: str
    contact: str
    honorific: str
    addressed_as: str | None
    title: str
    company_address: tuple[str, ...]
    subject: str
    articles: tuple[str, ...]
    agency: str
    discussed: str
    thanks_to: tuple[str, str]
    referred_by: str
    drawn_by: str
    own_words: str
    questions: tuple[str, str, str]

    @property
    def people(self) -> tuple[str, ...]:
        """The names of all people."""
        return (self.name, self.contact, *self.thanks_to, self.referred_by)

    @property
    def values(self) -> tuple[str, ...]:
        """All names, addresses and phrases that a letter can print as typed."""
        names = (*self.people, self.company, self.agency, self.title, self.role)
        addressed = (self.honorific, *filter(None, (self.addressed_as,)))
        ways = (self.email, self.phone, self.website, *self.address, *self.company_address)
        phrases = (self.discussed, self.drawn_by, self.own_words, *self.questions)
        return (*names, *addressed, *ways, self.subject, *phrases)


CASTS = (
    Cast(
        name="Teresa Okonkwo",
        occupation="account executive",
        occupation_plural="account executives",
        industry="industrial automation",
        experience="experienced",
        email="teresa@example.com",
        phone="(216) 555-0142",
        website="https://teresa.example.com",
        address=("1840 Linden Street", "Apartment 3", "Cleveland, OH 44113"),
        company="Acme",
        role="Sales Manager",
        role_plural="sales managers",
        contact="Dana Lee",
        honorific="Ms.",
        addressed_as="Dana",
        title="Vice President of Sales",
        company_address=("600 Wharf Road", "Chicago, IL 60601"),
        subject="Your application for Sales Manager",
        articles=("an account executive", "an experienced account executive", "a sales manager"),
        agency="Harbor Point Recruiting",
        discussed="your move to usage-based pricing",
        thanks_to=("Colleen Baxter", "Marcus Webb"),
        referred_by="Lucia Romano",
        drawn_by="your work on low-cost sensors",
        own_words="I first read about your sensors in a trade paper last spring.",
        questions=(
            "Which trade show should a newcomer not miss?",
            "How do you train a new manager?",
            "What does your best week look like?",
        ),
    ),
    Cast(
        name="Ana Ruiz",
        occupation="UX designer",
        occupation_plural="UX designers",
        industry="healthcare software",
        experience="hands-on",
        email="ana@example.org",
        phone="+1 512 555 0117",
        website="ana.example.org",
        address=("77 Juniper Court", "Austin, TX 78701"),
        company="Northwind Traders, Inc.",
        role="Senior Product Designer",
        role_plural="senior product designers",
        contact="Miriam Feldman",
        honorific="Dr.",
        addressed_as="Dr. Feldman",
        title="Head of Design",
        company_address=("12 Harbor View", "Portland, OR 97201"),
        subject="Re: Senior Product Designer",
        articles=("a UX designer", "a hands-on UX designer", "a senior product designer"),
        agency="Bluepine Talent, LLC.",
        discussed="how you test prototypes with nurses",
        thanks_to=("Björn Halvorsen", "Keiko Mori"),
        referred_by="Dr. Imani Clarke",
        drawn_by="the accessibility guidelines that you published",
        own_words="My mother is a nurse. She still talks about the forms that you redesigned.",
        questions=(
            "Whose design blog do you read every week?",
            "How much research is enough before the first sketch?",
            "When do you show an unfinished design to users?",
        ),
    ),
    Cast(
        name="Jonah Whitfield",
        occupation="logistics officer",
        occupation_plural="logistics officers",
        industry="supply chain management",
        experience="seasoned",
        email="jonah@example.net",
        phone="555-0163",
        website="https://jonah.example.net/work",
        address=("5 Mill Lane", "Dover, DE 19901"),
        company="Williams & Sons",
        role="Operations Director",
        role_plural="operations directors",
        contact="Priya Raman",
        honorific="Mrs.",
        addressed_as=None,
        title="Chief of Staff",
        company_address=("88 Canal Street", "Newark, NJ 07102"),
        subject="Operations Director: our decision",
        articles=("a logistics officer", "a seasoned logistics officer", "an operations director"),
        agency="Keystone Search",
        discussed="the new warehouses in Ohio",
        thanks_to=("Alma Torres", "Desmond Pryce"),
        referred_by="Fatima Noor",
        drawn_by="three articles about your yard in Newark",
        own_words="I grew up two streets from your first warehouse.",
        questions=(
            "Is a degree in logistics worth the time?",
            "Which software should I learn first?",
            "How do you plan for a storm?",
        ),
    ),
    Cast(
        name="Mei-Ling Tan",
        occupation="SRE",
        occupation_plural="SREs",
        industry="cloud infrastructure",
        experience="versatile",
        email="meiling@example.com",
        phone="+1 425 555 0188",
        website="meiling.example.com",
        address=("230 Pine Avenue", "Seattle, WA 98101"),
        company="Whoosh!",
        role="Infrastructure Engineer II",
        role_plural="infrastructure engineers II",
        contact="Tomás Aguirre",
        honorific="Mr.",
        addressed_as=None,
        title="Engineering Manager",
        company_address=("1 Velocity Way", "Denver, CO 80202"),
        subject="Thank you for your interest",
        articles=("an SRE", "a versatile SRE", "an infrastructure engineer II"),
        agency="Quill & Partners, Inc.",
        discussed="on-call rotations",
        thanks_to=("Nadia Petrov-Lane", "Owen McCrae"),
        referred_by="Yusuf Demir",
        drawn_by="open-source tools such as your deploy bot",
        own_words="Your report about the outage in June taught me more than any book.",
        questions=(
            "How do you keep pages rare at night?",
            "Which metric would you keep if you could keep only one?",
            "Do you read every report yourself?",
        ),
    ),
    Cast(
        name="Oluwaseun Bright",
        occupation="registered nurse",
        occupation_plural="registered nurses",
        industry="home care",
        experience="bilingual",
        email="bright@example.org",
        phone="(555) 555-0121",
        website="bright.example.org",
        address=("9 Meadow Close", "Leeds", "LS1 4AP"),
        company="eHarbor",
        role="Nurse Manager",
        role_plural="nurse managers",
        contact="Siobhan Kelly",
        honorific="Prof.",
        addressed_as=None,
        title="Director of Nursing",
        company_address=("40 Quay Street", "Bristol", "BS1 2JL"),
        subject="An update from our team",
        articles=("a registered nurse", "a bilingual registered nurse", "a nurse manager"),
        agency="iCare Staffing",
        discussed="what nurses need on the night shift",
        thanks_to=("Ruth Adeyemi", "Callum Frost"),
        referred_by="Agnes Doyle",
        drawn_by="home visits that last as long as they must",
        own_words="My grandmother was one of your patients, and she praised her nurses to the end.",
        questions=(
            "What would you ask a nurse on the first day?",
            "Does a second language help on the ward?",
            "Which course was worth it for your team?",
        ),
    ),
    Cast(
        name="Henry Castellanos",
        occupation="HR business partner",
        occupation_plural="HR business partners",
        industry="hospitality",
        experience="accredited",
        email="henry@example.net",
        phone="+44 20 5550 1010",
        website="https://castellanos.example.net",
        address=("3 Orchard Row", "York", "YO1 7HH"),
        company="Fjord & Fell Ltd.",
        role="Head of People",
        role_plural="heads of people",
        contact="Gwen Ashworth",
        honorific="Mx",
        addressed_as="Gwen",
        title="Managing Director",
        company_address=("21 Castle Hill", "Durham", "DH1 3RW"),
        subject="RE: Head of People",
        articles=(
            "an HR business partner",
            "an accredited HR business partner",
            "a head of people",
        ),
        agency="the Vale Group",
        discussed="your plans for the two lodges in Cumbria",
        thanks_to=("Moira Sinclair", "Tariq Aziz"),
        referred_by="Hamish Boyd",
        drawn_by="the way you train seasonal staff",
        own_words="I have walked past your lodge every autumn for ten years. It always looks full.",
        questions=(
            "How do you find staff for the winter?",
            "What do guests praise most often?",
            "Who taught you the trade?",
        ),
    ),
    Cast(
        name="Zoë Lindqvist",
        occupation="art director",
        occupation_plural="art directors",
        industry="independent publishing",
        experience="award-winning",
        email="zoe@example.com",
        phone="555-0177",
        website="zoe.example.com",
        address=("Flat 2", "14 Rose Terrace", "Edinburgh", "EH3 9QQ"),
        company="Éditions Lumière",
        role="Editor-in-Chief",
        role_plural="editors-in-chief",
        contact="François Dubois",
        honorific="M.",
        addressed_as="Monsieur Dubois",
        title="Publisher",
        company_address=("7 Rue des Lilas", "75019 Paris"),
        subject="Votre candidature",
        articles=("an art director", "an award-winning art director", "an editor-in-chief"),
        agency="Talents Réunis",
        discussed="the cover of the spring list",
        thanks_to=("Chloé Marchand", "Étienne Roux"),
        referred_by="Nils Åkerman",
        drawn_by="books that look as good as they read",
        own_words="I bought my first art book from you when I was twelve.",
        questions=(
            "Which printer do you trust most?",
            "How early does a cover have to be final?",
            "Do you ever publish a first book?",
        ),
    ),
    Cast(
        name="Patrick Nakamura",
        occupation="MBA graduate",
        occupation_plural="MBA graduates",
        industry="European rail freight",
        experience="recent",
        email="patrick@example.org",
        phone="(555) 555-0134",
        website="https://nakamura.example.org",
        address=("61 Station Road", "Omaha, NE 68102"),
        company="The O'Neill Freight Co.",
        role="one-year Management Trainee",
        role_plural="one-year management trainees",
        contact="Ingrid Sørensen",
        honorific="Capt.",
        addressed_as=None,
        title="Fleet Manager",
        company_address=("2 Depot Yard", "Tulsa, OK 74103"),
        subject="Management Trainee program",
        articles=("an MBA graduate", "a recent MBA graduate", "a one-year management trainee"),
        agency="O'Hara Personnel",
        discussed="rail freight and its bottlenecks",
        thanks_to=("Beatriz Silva", "Anders D'Souza"),
        referred_by="Maeve O'Brien",
        drawn_by="your one-year training for managers",
        own_words="I keep a map of your network above my desk.",
        questions=(
            "Which depot would you start in?",
            "How long does a trainee stay in one team?",
            "What surprises every trainee?",
        ),
    ),
)
