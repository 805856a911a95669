"""Word lists for advertised job titles: what employers write before and after the name of a job.

All words are in lowercase and in alphabetical order.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


# Notes: phrases that are not part of a job's name wherever they are.

WORKPLACES = _phrases("""
    fully remote, home based, hybrid, hybrid remote, hybrid working, in office, on site, onsite,
    partially remote, remote, remote eligible, remote first, remote friendly, remote ok, remote
    possible, remote working, remotely, telecommute, telework, wfh, work at home, work from
    anywhere, work from home, working from home
""")
"""Where the work is done: "Fully Remote Bookkeeper"."""

SHIFTS = _phrases("""
    1st shift, 2nd shift, 3rd shift, 4th shift, afternoon shift, all shifts, am shift, any shift,
    back shift, day shift, day shifts, days, early shift, evening shift, evenings, every weekend,
    first shift, four on four off, fourth shift, friday to sunday, graveyard shift, late shift, mid
    shift, monday to friday, multiple shifts, night shift, night shifts, nights, nightshift,
    overnight shift, overnights, pm shift, rotating shift, rotating shifts, second shift, split
    shift, swing shift, third shift, various shifts, weekday, weekdays, weekend only, weekend
    option, weekend shift, weekends, weekends only
""")
"""When the work is done: "Machinist 2nd Shift"."""

SCHEDULES = _phrases("""
    10 month, 11 month, 12 month, 9 month, ab sofort, all year round, alternance, annual contract,
    bank staff, befristet, c2c, casual basis, cdd, cdi, contract to hire, direct hire, f/t, fixed
    term, fixed term contract, flexi hours, flexible hours, flexible schedule, flexible working,
    ft, ft or pt, ft pt, ftc, fte, ful time, full or part time, full time, full time hours, full
    year, fulltime, home office, homeoffice, in teilzeit, in vollzeit, job share, maternity
    contract, maternity cover, maternity leave cover, minijob, nte, on an as needed basis, on call,
    p/t, parental leave cover, part time, part time hours, parttime, paternity cover, per diem, per
    diem varies, permanent full time, permanent part time, prn, pt ft, pt or ft, regular full time,
    regular part time, seasonal full time, seasonal part time, short term contract, sickness cover,
    teilzeit, temp to hire, temp to perm, temporary full time, temporary part time, temps partiel,
    temps plein, term time, term time only, through summer, unbefristet, vollzeit, w2, year round,
    zero hour, zero hour contract, zero hours, zero hours contract
""")
"""How much and for how long: "Pharmacist FT", "Part-Time Bookseller"."""

OFFERS = _phrases("""
    all genders, apply here, apply now, apply online, apply today, attractive salary, benefits
    included, bonus eligible, competitive pay, competitive rates, competitive salary, currently
    hiring, daily pay, dependent on experience, earn up to, equal opportunity, excellent benefits,
    flexible pay, free housing, full benefits, good pay, great benefits, great pay, guaranteed
    hours, high pay, hiring bonus, hiring event, hiring immediately, hiring now, home daily, home
    every weekend, home weekly, housing available, housing provided, immediate hire, immediate
    interview, immediate interviews, immediate need, immediate opening, immediate opening for,
    immediate openings, immediate openings for, immediate start, immediate vacancy, immediately
    hiring, incentive available, interview today, job id, job number, job opening, job ref, job
    req, join our team, loan repayment, looking for, needed, new grad, new grads, new grads
    welcome, new graduate, new graduates, new rate, next day pay, no experience, no experience
    necessary, no experience needed, no experience required, no nights, no weekends, now hiring,
    now recruiting, now seeking, opening for, openings for, opportunity for, ote, our client is
    hiring, paid holidays, paid training, paid weekly, per annum, per day, per hour, per mile, per
    month, per week, per year, plus benefits, plus bonus, plus relocation, referral bonus,
    relocation assistance, relocation available, relocation bonus, relocation offered, relocation
    package, relocation provided, req id, req number, requisition id, retention bonus, same day
    pay, seeking, seeking a, sign on, sign on available, sign on bonus, sign on incentive, sign up
    bonus, signing bonus, sponsorship available, start asap, start date, start immediately, start
    now, starting at, starting pay, starting salary, starts at, top pay, training provided, urgent,
    urgent hiring, urgent need, urgent requirement, urgently, urgently hiring, urgently needed,
    vacancy for, veterans encouraged to apply, visa sponsorship, wanted, we are hiring, we're
    hiring, weekly pay, with benefits, with bonus, with relocation, with sign on bonus, with
    signing bonus
""")
"""What employers promise and ask: "Now Hiring Welders", "Plumber Weekly Pay"."""

NOTES = (*WORKPLACES, *SHIFTS, *SCHEDULES, *OFFERS)
"""Phrases that are not part of a job's name. Spaces also match hyphens."""

JOBS_AFTER_NOTES = {
    "days": _words("inn"),
    "ft": _words("lauderdale myers wayne worth"),
    "home based": _words("care"),
    "hybrid": _words("cloud electric infrastructure it vehicle"),
    "on call": _words("coordinator scheduler"),
    "on site": _words("manager services"),
    "pt": _words("""
        aide assistant coordinator director lead manager student supervisor tech technician
    """),
    "onsite": _words("manager services"),
    "remote": _words("""
        access area infrastructure monitoring operations patient pilot sensing site support
    """),
    "urgent": _words("care"),
    "new grad": _words("recruiter"),
    "new graduate": _words("recruiter"),
}
"""Words that turn a note into the name of a job: "Remote Sensing Scientist"."""

LEADERS = _words("""
    captain coordinator foreman foreperson lead leader manager superintendent supervisor
""")
"""Heads whose jobs are named after a shift: "Night Shift Supervisor"."""

UNITS = _words("""
    days fte hour hourly hours hpw hr hrs k month months openings plus positions posts shifts
    vacancies week weeks years
""")
"""Words that make a note of the number before them: "Nurse 36 Hours"."""

NUMBERED = _words("""
    band bands branch building id job/req location no number pg ref reference req reqid requisition
    room store suite unit wk
""")
"""Words that make a note of the number after them: "Band 6"."""

STANDARDS = _words("""
    as dynamics fortune iatf iec iso office windows
""")
"""Words that a long number belongs to: "ISO 27001 Auditor"."""


# The edges of a segment.

OPENERS = _words("""
    & + / a an and as for of or our the to with
""")
"""Words that a job's name cannot start with."""

OPENINGS = _words("""
    job jobs opening openings opportunities opportunity position positions role roles vacancies
    vacancy
""")
"""Words that say that there is a job: "Tutor Opportunity"."""

ENDERS = OPENINGS | _words("""
    & + / a an and as at based be by earn earning for from in near of on or our paying pays plus
    the to up with
""")
"""Words that a job's name cannot end with."""

TERMS = _words("""
    casual contract day evening holiday morning night permanent pt seasonal summer temp temporary
    volunteer weekend
""")
"""Words about the term or hours after a job's name: "Gardener Seasonal"."""

COMPLEMENTS = {
    "at": _words("arms large law sea"),
    "based": frozenset(),
    "in": _words("""
        arabic charge chief chinese english french german greek hebrew italian japanese korean
        latin law mandarin music portuguese residence russian spanish test training
    """),
    "bei": frozenset(),
    "chez": frozenset(),
    "im": frozenset(),
    "located": frozenset(),
    "mit": frozenset(),
    "near": frozenset(),
    "with": frozenset(),
}
"""Words that introduce a place or a requirement, with words after them that belong to a job."""

SCHOLARS = _words("""
    assistant associate candidate chair consultant dean doctor faculty fellow instructor lecturer
    physician postdoc professor reader registrar researcher scholar scientist specialist student
    teacher tutor
""")
"""People who work "in" a subject rather than in a place: "Lecturer in Physics"."""

LEVELS_BEFORE_JOBS = _words("""
    entry level tier
""")
"""Words that start a level before a job: "Tier 1 Support Technician"."""


# Segments that name no job.

NOT_JOBS = _words("""
    all and application applications apply assorted available be become better build campus
    candidate career careers change class client community company country current department
    difference different division dream early earn event exciting expression fair future general
    get great grow hello hire hires hiring hot immediate in inquiry interest internal introduction
    invitation job jobs join large life living location locations looking love make makes making
    mid money multiple need network new no now of only open opening openings opportunities
    opportunity our part pool position positions program programme project projects prospective
    region register role roles site sites speculative spontaneous start talent team teams temporary
    term the time title to today unsolicited us vacancies vacancy various want we work you your
""")
"""Words about hiring that do not name a job: "Talent Pool", "Open Roles"."""

DEPARTMENTS = _words("""
    acquisition administration affairs analysis applications assembly assessment assurance
    automation bakery banking care center centre chain clinic compliance control controls culture
    deli delivery department desk development dispensary division engineering events fabrication
    float floor fulfillment health home hospital house icu improvement inclusion industry
    innovation installation inventory kitchen lab labor laboratory learning library maintenance
    management market meat modeling nutrition office operations outpatient pharmacy plant platform
    pool practice prevention processing procurement produce production program programs projects
    protection radiology receiving recovery rehabilitation repair reporting residency resources
    response restaurant room scheduling school science sciences services shipping shop standards
    statistics stock store stores studies surg surgery surveillance system systems theatre theatres
    therapy track transplant transport treatment unit ward warehouse workshop
""")
"""Nouns that end the name of a department: "Nurse Emergency Department"."""

ENDINGS_OF_FIELDS = (
    *("ance", "care", "ence", "graphy", "ics", "ing", "istry", "ment", "metry", "ology", "sion"),
    "tion",
)
"""Endings of nouns that name a field of work: "Teacher Mathematics", "Nurse Cardiology"."""

LEADERS_OF_FIELDS = _words("""
    avp chief dean director evp head manager president svp vp
""")
"""Heads that say little without their field: "VP, Sales"."""

WORKPLACES_OF_LEADERS = _words("""
    bakery center centre chain clinic department home hospital house kitchen lab laboratory library
    market office plant pool restaurant room school shop store stores theatre unit ward warehouse
    workshop
""")
"""Places that a manager is "at" rather than "of"."""

RANKED = _words("""
    assistant associate deputy executive general global group managing regional senior vice
""")
"""Words before one of `LEADERS_OF_FIELDS` that do not name its field: "Senior Director"."""

STATUSES = _words("""
    candidate graduate locum temp volunteer
""")
"""People in any job, so that another segment may name the job: "Locum | Physician"."""

LEARNERS = _words("""
    apprentice apprenticeship coop extern intern internship trainee traineeship
""")
"""Words that change what a job is even in a separate segment: "Software Engineer, Intern"."""

SAINTS = _words("""
    el fort las los mt port san santa st
""")
"""Words that start the name of a place: "St. Louis"."""

HOLDERS = {
    "apprenticeship": "apprentice",
    "clerkship": "clerk",
    "externship": "extern",
    "fellowship": "fellow",
    "internship": "intern",
    "labor": "laborer",
    "labour": "labourer",
    "lectureship": "lecturer",
    "professorship": "professor",
    "traineeship": "trainee",
}
"""What someone in such a position is called."""


# Spelling.

SPELLED_IN_FULL = {
    "assoc": "associate",
    "asst": "assistant",
    "coord": "coordinator",
    "dir": "director",
    "engr": "engineer",
    "jnr": "junior",
    "jr": "junior",
    "mfg": "manufacturing",
    "mgmt": "management",
    "mgr": "manager",
    "mktg": "marketing",
    "snr": "senior",
    "sr": "senior",
    "supv": "supervisor",
    "supvr": "supervisor",
    "svc": "service",
    "svcs": "services",
}
"""Abbreviations that letters spell out: "Sr.", "Asst. Mgr."."""

_SPELLINGS = """
    AI API AWS BCBA CAD CEO CFO CIO CNA COO CPA CRNA CTO DevOps EHS EMT ER ERP ETL GIS GitHub HHA
    HRIS HSE HVAC ICT ICU iOS IT JavaScript LinkedIn macOS MLOps MRI MySQL NICU OB PACU PostgreSQL
    QA RBT SaaS SAP SEO ServiceNow SharePoint TypeScript UI UX VMware YouTube
"""

OWN_SPELLINGS = {word.lower(): word for word in _SPELLINGS.split()}
"""Names and initialisms with their own capitals, whatever the advertiser typed."""

SMALL_WORDS = _words("""
    a an and at by for in of on or the to with
""")
"""Words in lowercase inside a title."""

_STATES = """
    AB AK AL AR AZ BC CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MB MD ME MI MN MO MS MT NB NC
    ND NE NH NJ NL NM NS NSW NV NY OH OK ON OR PA PR QC QLD RI SC SD SK TAS TN TX UK US USA UT VA
    VIC VT WA WI WV WY
"""

STATES = frozenset(_STATES.split())
"""States, provinces, and countries, as in addresses. They are the only list in capitals."""
