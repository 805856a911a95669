"""The built-in letters as Python functions: what the dialect makes of their templates.

They spare a process that writes one letter the import of Jinja2 and the translation. This file is
written by `pytest tests/test_translations.py --update-golden`; edit the templates instead. The
names its functions use are those of `_writing.NAMES`.
"""

ABOUT = {
    'brief': ((('brief.j2', 3), ('base.j2', 11), ('base.j2', 134)), False),
    'classic': ((('base.j2', 4), ('base.j2', 11), ('base.j2', 134)), True),
    'design': ((('design.j2', 5), ('base.j2', 11), ('base.j2', 134)), True),
    'military-transition': ((('base.j2', 4), ('base.j2', 11), ('base.j2', 134)), True),
    'sales': ((('base.j2', 4), ('base.j2', 11), ('base.j2', 134)), True),
}


def brief(profile, rejection, letter, details):
    out = []
    out += ('\x1e',)
    if (rejection.message and rejection.message.subject):
        out += (reply_(rejection.message.subject),' ',)
    elif (rejection.role and (rejection.stage != 'inquiry')):
        out += ('Thank you: ',rejection.role,' ',)
    else:
        out += ('Thank you',)
    out += ('\n\x1e',)
    if (rejection.contact and rejection.contact.honorific):
        out += ('Dear ',rejection.contact.honorific,' ',rejection.contact.name,', ',)
    elif rejection.contact:
        out += ('Dear ',rejection.contact.name,', ',)
    else:
        out += ('Dear Hiring Team at ',rejection.company,',',)
    out += ('\n\x1e',)
    set_1 = rejection.reason
    set_2 = rejection.stage
    out += ('Thank you for your ',)
    if (rejection.medium == 'phone'):
        out += ('call',)
        if rejection.date:
            out += (' on',)
        out += (' ',)
    elif (rejection.medium == 'letter'):
        out += ('letter',)
        if rejection.date:
            out += (' of',)
        out += (' ',)
    else:
        out += ('email',)
        if rejection.date:
            out += (' of',)
    out += (' ',)
    if rejection.date:
        out += (before_period(short_date_(rejection.date, letter.date, profile.locale)),'.',)
    else:
        out += ('\x1d.',)
    out += (' ',)
    if (set_1 == 'unstated'):
        out += ('I respect ',)
        if (set_2 == 'inquiry'):
            out += ('your decision.',)
        else:
            out += ('your decision about ',before_period(letter.position),'.',)
        out += (' ',)
    elif (set_1 == 'no-opening'):
        out += ('I understand that ',)
        if (set_2 in ('screen', 'interview', 'final',)):
            out += (letter.position,' will not be filled after all. ',)
        elif (set_2 == 'application'):
            out += (letter.position,' is no longer open. ',)
        else:
            out += (rejection.company,' has no opening for ',a_(letter.job),' at present.',)
        out += (' ',)
    elif (set_1 == 'freeze'):
        out += ('I understand that ',rejection.company,' is not hiring at present. ',)
    elif (set_1 == 'location'):
        out += ('I understand that I cannot work where you need someone, and I accept that. ',)
    elif (set_1 == 'not-a-fit'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('my background is not what you need at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('my application did not show the experience you need for ',letter.position,', ',)
        else:
            out += ('my experience is not the right match for ',letter.position,',',)
        out += (' and I take that seriously. ',)
    elif (set_1 == 'overqualified'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('I would be overqualified for the work at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('on paper I look overqualified for ',letter.position,', ',)
        else:
            out += ('I may be overqualified for ',letter.position,',',)
        out += (' and I take that concern seriously. ',)
    elif (set_2 == 'inquiry'):
        out += ('I understand that the opening for ',a_(letter.job),' at ',rejection.company,' has been filled. ',)
    else:
        out += ('I understand that ',)
        if (set_1 == 'filled'):
            out += (letter.position,' has been filled, and I wish you and your team every success. ',)
        else:
            out += ('you chose another candidate for ',letter.position,', and I wish you and your new colleague every success.',)
    out += ('\n\n',)
    if (rejection.stage == 'inquiry'):
        out += ('You must receive many ',)
        if (profile.locale == 'en-GB'):
            out += ('speculative CVs,',)
        else:
            out += ('unsolicited résumés,',)
        out += (' so I appreciate that you answered mine. ',)
    elif (rejection.stage == 'application'):
        out += ('I appreciate the time you gave to my application. ',)
    elif (rejection.stage == 'screen'):
        out += ('I appreciated ',)
        if (not rejection.contact):
            out += ('the conversation with your team. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and your time. ',)
        else:
            out += ('our conversation and your time.',)
        out += (' ',)
    elif (rejection.stage == 'interview'):
        out += ('I enjoyed ',)
        if (not rejection.contact):
            out += ('the conversation with your team and am grateful for the time. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and am grateful for your time. ',)
        else:
            out += ('our conversation and am grateful for your time.',)
        out += (' ',)
    elif rejection.contact:
        out += ('It meant a great deal to me to reach the last round. Thank you for your time, and please pass on my thanks to everyone else who talked with me. ',)
    else:
        out += ('It meant a great deal to me to reach the last round. My thanks go to everyone who took the time to talk with me.',)
    out += ('\n\n',)
    pass
    out += ('\n',)
    pass
    out += ('\n',)
    pass
    out += ('\n',)
    pass
    out += ('\n',)
    pass
    out += ('\n',)
    if (rejection.stage == 'final'):
        out += ('I would be glad to stay in touch. ',)
    elif ((rejection.stage != 'inquiry') and (rejection.reason in ('filled', 'other-candidate',))):
        out += ('Thank you again. ',)
    else:
        out += ('I wish you and everyone at ',rejection.company,' well.',)
    out += ('\n\x1e',)
    if (profile.locale == 'en-GB'):
        if rejection.contact:
            out += ('Yours sincerely,',)
        else:
            out += ('Yours faithfully,',)
    else:
        out += ('Sincerely,',)
    out += ('\n',)
    return ''.join(out)


def classic(profile, rejection, letter, details):
    out = []
    out += ('\x1e',)
    if (rejection.message and rejection.message.subject):
        out += (reply_(rejection.message.subject),' ',)
    elif (rejection.role and (rejection.stage in ('interview', 'final',))):
        out += ('Thank you, and a request: ',rejection.role,' ',)
    elif (rejection.role and (rejection.stage != 'inquiry')):
        out += ('Thank you, and a question: ',rejection.role,' ',)
    else:
        out += ('Thank you, and a request for advice',)
    out += ('\n\x1e',)
    if (rejection.contact and rejection.contact.honorific):
        out += ('Dear ',rejection.contact.honorific,' ',rejection.contact.name,', ',)
    elif rejection.contact:
        out += ('Dear ',rejection.contact.name,', ',)
    else:
        out += ('Dear Hiring Team at ',rejection.company,',',)
    out += ('\n\x1e',)
    set_1 = rejection.reason
    set_2 = rejection.stage
    out += ('Thank you for your ',)
    if (rejection.medium == 'phone'):
        out += ('call',)
        if rejection.date:
            out += (' on',)
        out += (' ',)
    elif (rejection.medium == 'letter'):
        out += ('letter',)
        if rejection.date:
            out += (' of',)
        out += (' ',)
    else:
        out += ('email',)
        if rejection.date:
            out += (' of',)
    out += (' ',)
    if rejection.date:
        out += (before_period(short_date_(rejection.date, letter.date, profile.locale)),'.',)
    else:
        out += ('\x1d.',)
    out += (' ',)
    if (set_1 == 'unstated'):
        out += ('I respect ',)
        if (set_2 == 'inquiry'):
            out += ('your decision.',)
        else:
            out += ('your decision about ',before_period(letter.position),'.',)
        out += (' ',)
    elif (set_1 == 'no-opening'):
        out += ('I understand that ',)
        if (set_2 in ('screen', 'interview', 'final',)):
            out += (letter.position,' will not be filled after all. ',)
        elif (set_2 == 'application'):
            out += (letter.position,' is no longer open. ',)
        else:
            out += (rejection.company,' has no opening for ',a_(letter.job),' at present.',)
        out += (' ',)
    elif (set_1 == 'freeze'):
        out += ('I understand that ',rejection.company,' is not hiring at present. ',)
    elif (set_1 == 'location'):
        out += ('I understand that I cannot work where you need someone, and I accept that. ',)
    elif (set_1 == 'not-a-fit'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('my background is not what you need at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('my application did not show the experience you need for ',letter.position,', ',)
        else:
            out += ('my experience is not the right match for ',letter.position,',',)
        out += (' and I take that seriously. ',)
    elif (set_1 == 'overqualified'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('I would be overqualified for the work at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('on paper I look overqualified for ',letter.position,', ',)
        else:
            out += ('I may be overqualified for ',letter.position,',',)
        out += (' and I take that concern seriously. ',)
    elif (set_2 == 'inquiry'):
        out += ('I understand that the opening for ',a_(letter.job),' at ',rejection.company,' has been filled. ',)
    else:
        out += ('I understand that ',)
        if (set_1 == 'filled'):
            out += (letter.position,' has been filled, and I wish you and your team every success. ',)
        else:
            out += ('you chose another candidate for ',letter.position,', and I wish you and your new colleague every success.',)
    out += ('\n\n',)
    if (rejection.stage == 'inquiry'):
        out += ('You must receive many ',)
        if (profile.locale == 'en-GB'):
            out += ('speculative CVs,',)
        else:
            out += ('unsolicited résumés,',)
        out += (' so I appreciate that you answered mine. ',)
    elif (rejection.stage == 'application'):
        out += ('I appreciate the time you gave to my application. ',)
    elif (rejection.stage == 'screen'):
        out += ('I appreciated ',)
        if (not rejection.contact):
            out += ('the conversation with your team. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and your time. ',)
        else:
            out += ('our conversation and your time.',)
        out += (' ',)
    elif (rejection.stage == 'interview'):
        out += ('I enjoyed ',)
        if (not rejection.contact):
            out += ('the conversation with your team and am grateful for the time. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and am grateful for your time. ',)
        else:
            out += ('our conversation and am grateful for your time.',)
        out += (' ',)
    elif rejection.contact:
        out += ('It meant a great deal to me to reach the last round. Thank you for your time, and please pass on my thanks to everyone else who talked with me. ',)
    else:
        out += ('It meant a great deal to me to reach the last round. My thanks go to everyone who took the time to talk with me.',)
    out += ('\n\n',)
    if (rejection.stage == 'inquiry'):
        if rejection.contact:
            out += ('Your courtesy speaks well of how ',rejection.company,' is run, and I would value your advice. ',)
        else:
            out += ('May I ask for the advice of someone on your team who knows this work?',)
        out += ('\n',)
    out += ('\n',)
    pass
    out += ('\n',)
    set_3 = (rejection.reason in ('no-opening', 'freeze', 'location',))
    if ((rejection.stage == 'inquiry') and rejection.contact):
        out += ('I would be grateful for ',in_words_(letter.minutes),' minutes of your time, not to discuss current openings but to ask you: ',)
    elif (rejection.stage == 'inquiry'):
        out += (capitalize_(in_words_(letter.minutes))," minutes of that person's time would be enough, not to discuss current openings but to ask:\n",)
    elif (rejection.stage in ('interview', 'final',)):
        if (not set_3):
            out += ('I would like to learn from this.',)
        out += (' ',)
        if letter.call_on:
            out += ('May I have ',in_words_(letter.minutes),' minutes of your time to ask you: ',)
        else:
            out += ('Could you spare ',in_words_(letter.minutes),' minutes on the phone, or a few lines, for these questions?',)
        out += (' ',)
    elif set_3:
        out += ('May I still ask for your advice? ',)
    else:
        out += ('May I ask for your advice before my next application?',)
    out += ('\n\n',)
    set_4 = rejection.reason
    set_5 = rejection.stage
    set_6 = (profile.industry or 'your field')
    if (set_5 in ('application', 'screen',)):
        if (set_4 == 'not-a-fit'):
            out += ('Which experience would you gain first in my place? ',)
        elif (set_4 == 'overqualified'):
            out += ('When someone looks overqualified, what is usually the worry? ',)
        elif (set_4 == 'freeze'):
            out += ('How do you see hiring in ',set_6,' developing from here? ',)
        elif (set_4 == 'location'):
            out += ('How do you see the long-term growth of ',set_6,'? ',)
        elif (set_5 == 'application'):
            out += ('When you read an application, what do you look for first in ',a_(letter.job),'? ',)
        elif (set_4 == 'no-opening'):
            out += ('How do you see the long-term growth of ',set_6,'? ',)
        else:
            out += ('What would make someone with my background a stronger candidate?',)
        out += ('\n',)
    else:
        if (set_5 == 'final'):
            out += ('\tWhat do you value most in someone who does this job well? ',)
        elif ((set_5 == 'interview') and (set_4 in ('filled', 'other-candidate',))):
            out += ('\tIn general, what makes a candidate stand out to you? ',)
        else:
            out += ('\tWhat do you look for in outstanding ',letter.jobs,'?',)
        out += (' ',)
        if (set_4 == 'freeze'):
            out += ('\n\tHow do you see hiring in ',set_6,' developing from here? ',)
        elif ((set_5 == 'inquiry') or (set_4 in ('no-opening', 'location',))):
            out += ('\n\tHow do you see the long-term growth of ',set_6,'?',)
        out += (' ',)
        if (set_4 == 'not-a-fit'):
            out += ('\n\tWhich experience would you gain first in my place? ',)
        elif (set_4 == 'overqualified'):
            out += ('\n\tWhen someone looks overqualified, what is usually the worry? ',)
        elif (set_5 == 'inquiry'):
            out += ('\n\tWhat would you advise ',)
            if profile.experience:
                out += (a_(profile.experience),' ',profile.occupation,)
            else:
                out += (a_(profile.occupation),)
            out += (' with a keen interest in ',)
            if profile.industry:
                out += ('the field?',)
            else:
                out += ('your field?',)
            out += (' ',)
        elif (set_4 in ('unstated', 'filled', 'other-candidate',)):
            out += ('\n\tWhich skill would you build first in my place?',)
        out += ('\n',)
    out += ('\n',)
    set_7 = ((rejection.stage == 'inquiry') or ((rejection.stage == 'interview') and letter.call_on))
    if (rejection.contact and set_7):
        out += ('Your experience at ',rejection.company,' makes your opinion valuable to me.',)
    out += ('\n\n',)
    if (letter.call_on and (rejection.stage in ('application', 'screen',))):
        out += ('A line or two by email is plenty; otherwise I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. ',)
    elif (letter.call_on and (rejection.stage == 'final')):
        out += ('To find a time that suits us both, I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. I would be glad to stay in touch. ',)
    elif letter.call_on:
        out += ('To find a time that suits us both, I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. ',)
    elif (rejection.stage == 'inquiry'):
        out += ('I would be glad to talk whenever it suits you, or to read a few lines. ',)
    elif (rejection.stage == 'final'):
        out += ('Your view would help me, and I would be glad to stay in touch. ',)
    elif (rejection.stage == 'interview'):
        out += ('Your answers would help me prepare for what comes next. ',)
    else:
        out += ('Even a line or two would help me.',)
    out += ('\n\x1e',)
    if (profile.locale == 'en-GB'):
        if rejection.contact:
            out += ('Yours sincerely,',)
        else:
            out += ('Yours faithfully,',)
    else:
        out += ('Sincerely,',)
    out += ('\n',)
    return ''.join(out)


def design(profile, rejection, letter, details):
    out = []
    out += ('\x1e',)
    if (rejection.message and rejection.message.subject):
        out += (reply_(rejection.message.subject),' ',)
    elif (rejection.stage == 'application'):
        out += ('Thank you',)
        if rejection.role:
            out += ('\x1d: ',rejection.role,)
        out += (' ',)
    elif (rejection.role and (rejection.stage == 'screen')):
        out += ('Thank you, and a question: ',rejection.role,' ',)
    elif (rejection.role and (rejection.stage != 'inquiry')):
        out += ('Thank you, and two questions: ',rejection.role,' ',)
    else:
        out += ('Thank you, and a request for advice',)
    out += ('\n\x1e',)
    if (rejection.contact and rejection.contact.honorific):
        out += ('Dear ',rejection.contact.honorific,' ',rejection.contact.name,', ',)
    elif rejection.contact:
        out += ('Dear ',rejection.contact.name,', ',)
    else:
        out += ('Dear Hiring Team at ',rejection.company,',',)
    out += ('\n\x1e',)
    set_1 = rejection.reason
    set_2 = rejection.stage
    out += ('Thank you for your ',)
    if (rejection.medium == 'phone'):
        out += ('call',)
        if rejection.date:
            out += (' on',)
        out += (' ',)
    elif (rejection.medium == 'letter'):
        out += ('letter',)
        if rejection.date:
            out += (' of',)
        out += (' ',)
    else:
        out += ('email',)
        if rejection.date:
            out += (' of',)
    out += (' ',)
    if rejection.date:
        out += (before_period(short_date_(rejection.date, letter.date, profile.locale)),'.',)
    else:
        out += ('\x1d.',)
    out += (' ',)
    if (set_1 == 'unstated'):
        out += ('I respect ',)
        if (set_2 == 'inquiry'):
            out += ('your decision.',)
        else:
            out += ('your decision about ',before_period(letter.position),'.',)
        out += (' ',)
    elif (set_1 == 'no-opening'):
        out += ('I understand that ',)
        if (set_2 in ('screen', 'interview', 'final',)):
            out += (letter.position,' will not be filled after all. ',)
        elif (set_2 == 'application'):
            out += (letter.position,' is no longer open. ',)
        else:
            out += (rejection.company,' has no opening for ',a_(letter.job),' at present.',)
        out += (' ',)
    elif (set_1 == 'freeze'):
        out += ('I understand that ',rejection.company,' is not hiring at present. ',)
    elif (set_1 == 'location'):
        out += ('I understand that I cannot work where you need someone, and I accept that. ',)
    elif (set_1 == 'not-a-fit'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('my background is not what you need at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('my application did not show the experience you need for ',letter.position,', ',)
        else:
            out += ('my experience is not the right match for ',letter.position,',',)
        out += (' and I take that seriously. ',)
    elif (set_1 == 'overqualified'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('I would be overqualified for the work at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('on paper I look overqualified for ',letter.position,', ',)
        else:
            out += ('I may be overqualified for ',letter.position,',',)
        out += (' and I take that concern seriously. ',)
    elif (set_2 == 'inquiry'):
        out += ('I understand that the opening for ',a_(letter.job),' at ',rejection.company,' has been filled. ',)
    else:
        out += ('I understand that ',)
        if (set_1 == 'filled'):
            out += (letter.position,' has been filled, and I wish you and your team every success. ',)
        else:
            out += ('you chose another candidate for ',letter.position,', and I wish you and your new colleague every success.',)
    out += ('\n\n',)
    if (rejection.stage == 'inquiry'):
        out += ('You must receive many ',)
        if (profile.locale == 'en-GB'):
            out += ('speculative CVs,',)
        else:
            out += ('unsolicited résumés,',)
        out += (' so I appreciate that you answered mine. ',)
    elif (rejection.stage == 'application'):
        out += ('I appreciate the time you gave to my application. ',)
    elif (rejection.stage == 'screen'):
        out += ('I appreciated ',)
        if (not rejection.contact):
            out += ('the conversation with your team. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and your time. ',)
        else:
            out += ('our conversation and your time.',)
        out += (' ',)
    elif (rejection.stage == 'interview'):
        out += ('I enjoyed ',)
        if (not rejection.contact):
            out += ('the conversation with your team and am grateful for the time. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and am grateful for your time. ',)
        else:
            out += ('our conversation and am grateful for your time.',)
        out += (' ',)
    elif rejection.contact:
        out += ('It meant a great deal to me to reach the last round. Thank you for your time, and please pass on my thanks to everyone else who talked with me. ',)
    else:
        out += ('It meant a great deal to me to reach the last round. My thanks go to everyone who took the time to talk with me.',)
    out += ('\n\n',)
    if (rejection.stage == 'inquiry'):
        if rejection.contact:
            out += ('Your courtesy speaks well of how ',rejection.company,' is run, and I would value your advice. ',)
        else:
            out += ('May I ask for the advice of someone on your team who knows this work?',)
        out += ('\n',)
    out += ('\n',)
    if ((rejection.stage == 'application') or details.case_study):
        pass
    elif ((rejection.stage == 'screen') and (rejection.reason in ('not-a-fit', 'overqualified',))):
        pass
    elif details.link:
        out += ('My portfolio is at ',before_period(details.link),'.',)
    out += ('\n\n',)
    set_1 = in_words_(letter.minutes)
    set_2 = rejection.stage
    set_3 = (rejection.reason in ('not-a-fit', 'overqualified', 'freeze',))
    if (set_2 == 'application'):
        pass
    elif (set_2 == 'screen'):
        out += ('May I ask for your advice on one thing? ',)
        if (details.case_study and (not (rejection.reason in ('not-a-fit', 'overqualified',)))):
            out += ('It is about a case study, “',details.case_study,'”',)
            if details.link:
                out += (' (',details.link,').',)
            else:
                out += ('\x1d, which I would gladly send you.',)
        out += ('\n',)
    elif (set_2 == 'inquiry'):
        if rejection.contact:
            out += ('I would be grateful for ',set_1,' minutes of your time, not to discuss current openings but to ask you ',)
        else:
            out += (capitalize_(set_1)," minutes of that person's time would be enough, not to discuss current openings but to ask",)
        out += (' ',)
        if details.case_study:
            if set_3:
                out += ('two questions, one of them',)
            out += (' about a case study, “',details.case_study,'”',)
            if details.link:
                out += (' (',details.link,')',)
            else:
                out += ('\x1d, which I would gladly send you',)
        out += ('\x1d: ',)
    else:
        out += ('Could you spare ',set_1,' minutes',)
        if (not letter.call_on):
            out += ('\x1d, or a few lines,',)
        out += (' for two questions? ',)
        if details.case_study:
            if set_3:
                out += ('One of them is',)
            else:
                out += ('They are',)
            out += (' about a case study, “',details.case_study,'”',)
            if details.link:
                out += (' (',details.link,').',)
            else:
                out += ('\x1d, which I would gladly send you.',)
        out += ('\n',)
    out += ('\n\n',)
    set_4 = rejection.reason
    set_5 = rejection.stage
    set_6 = (profile.industry or 'your field')
    if (set_5 == 'application'):
        pass
    elif (set_5 == 'screen'):
        if (set_4 == 'not-a-fit'):
            out += ('Which kind of design project would you look for next in my place? ',)
        elif (set_4 == 'overqualified'):
            out += ('When someone looks overqualified, what is usually the worry? ',)
        elif details.case_study:
            out += ('Does that case study make my own role clear? ',)
        elif details.link:
            out += ('Does the first case study you open make my own role clear? ',)
        elif (set_4 == 'freeze'):
            out += ('How do you see hiring in ',set_6,' developing from here? ',)
        else:
            out += ('When you open a case study, what do you look for first: the problem, the constraints, or the outcome?',)
        out += ('\n',)
    else:
        if details.case_study:
            out += ('\tDoes that case study make my own role clear? ',)
        elif details.link:
            out += ('\tDoes the first case study you open make my own role clear? ',)
        elif (set_5 == 'final'):
            out += ('\tWhat do you value most in someone who does this job well? ',)
        else:
            out += ('\tWhen you open a case study, what do you look for first: the problem, the constraints, or the outcome?',)
        out += (' ',)
        if (set_4 == 'not-a-fit'):
            out += ('\n\tWhich kind of design project would you look for next in my place? ',)
        elif (set_4 == 'overqualified'):
            out += ('\n\tWhen someone looks overqualified, what is usually the worry? ',)
        elif (set_4 == 'freeze'):
            out += ('\n\tHow do you see hiring in ',set_6,' developing from here? ',)
        elif (details.case_study or details.link):
            out += ('\n\tWhere would you stop reading, and what would keep you going? ',)
        else:
            out += ("\n\tWhat makes a designer's own role in a project clear to you?",)
        out += ('\n',)
    out += ('\n',)
    pass
    out += ('\n',)
    set_7 = rejection.stage
    if ((set_7 == 'application') and letter.call_on):
        out += ('I will call ',when_(letter.call_on, letter.date, profile.locale),', if only to say thank you.\n',)
    elif (set_7 == 'application'):
        if (not (rejection.reason in ('filled', 'other-candidate',))):
            out += ('I wish you and everyone at ',rejection.company,' well.',)
        out += (' ',)
    elif ((set_7 == 'screen') and letter.call_on):
        out += ('A line or two by email is plenty; otherwise I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. ',)
    elif (letter.call_on and (set_7 == 'final')):
        out += ('To find a time that suits us both, I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. I would be glad to stay in touch. ',)
    elif letter.call_on:
        out += ('To find a time that suits us both, I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. ',)
    elif (set_7 == 'inquiry'):
        out += ('I would be glad to talk whenever it suits you, or to read a few lines. ',)
    elif (set_7 == 'screen'):
        out += ('Even a line or two would help me. ',)
    elif (set_7 == 'interview'):
        out += ('Your answers would help me prepare for what comes next. ',)
    else:
        out += ('Your view would help me, and I would be glad to stay in touch.',)
    out += ('\n\x1e',)
    if (profile.locale == 'en-GB'):
        if rejection.contact:
            out += ('Yours sincerely,',)
        else:
            out += ('Yours faithfully,',)
    else:
        out += ('Sincerely,',)
    out += ('\n',)
    return ''.join(out)


def military_transition(profile, rejection, letter, details):
    out = []
    out += ('\x1e',)
    if (rejection.message and rejection.message.subject):
        out += (reply_(rejection.message.subject),' ',)
    elif (rejection.role and (rejection.stage in ('interview', 'final',))):
        out += ('Thank you, and a request: ',rejection.role,' ',)
    elif (rejection.role and (rejection.stage != 'inquiry')):
        out += ('Thank you, and a question: ',rejection.role,' ',)
    else:
        out += ('Thank you, and a request for advice',)
    out += ('\n\x1e',)
    if (rejection.contact and rejection.contact.honorific):
        out += ('Dear ',rejection.contact.honorific,' ',rejection.contact.name,', ',)
    elif rejection.contact:
        out += ('Dear ',rejection.contact.name,', ',)
    else:
        out += ('Dear Hiring Team at ',rejection.company,',',)
    out += ('\n\x1e',)
    set_1 = rejection.reason
    set_2 = rejection.stage
    out += ('Thank you for your ',)
    if (rejection.medium == 'phone'):
        out += ('call',)
        if rejection.date:
            out += (' on',)
        out += (' ',)
    elif (rejection.medium == 'letter'):
        out += ('letter',)
        if rejection.date:
            out += (' of',)
        out += (' ',)
    else:
        out += ('email',)
        if rejection.date:
            out += (' of',)
    out += (' ',)
    if rejection.date:
        out += (before_period(short_date_(rejection.date, letter.date, profile.locale)),'.',)
    else:
        out += ('\x1d.',)
    out += (' ',)
    if (set_1 == 'unstated'):
        out += ('I respect ',)
        if (set_2 == 'inquiry'):
            out += ('your decision.',)
        else:
            out += ('your decision about ',before_period(letter.position),'.',)
        out += (' ',)
    elif (set_1 == 'no-opening'):
        out += ('I understand that ',)
        if (set_2 in ('screen', 'interview', 'final',)):
            out += (letter.position,' will not be filled after all. ',)
        elif (set_2 == 'application'):
            out += (letter.position,' is no longer open. ',)
        else:
            out += (rejection.company,' has no opening for ',a_(letter.job),' at present.',)
        out += (' ',)
    elif (set_1 == 'freeze'):
        out += ('I understand that ',rejection.company,' is not hiring at present. ',)
    elif (set_1 == 'location'):
        out += ('I understand that I cannot work where you need someone, and I accept that. ',)
    elif (set_1 == 'not-a-fit'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('my background is not what you need at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('my application did not show the experience you need for ',letter.position,', ',)
        else:
            out += ('my experience is not the right match for ',letter.position,',',)
        out += (' and I take that seriously. ',)
    elif (set_1 == 'overqualified'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('I would be overqualified for the work at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('on paper I look overqualified for ',letter.position,', ',)
        else:
            out += ('I may be overqualified for ',letter.position,',',)
        out += (' and I take that concern seriously. ',)
    elif (set_2 == 'inquiry'):
        out += ('I understand that the opening for ',a_(letter.job),' at ',rejection.company,' has been filled. ',)
    else:
        out += ('I understand that ',)
        if (set_1 == 'filled'):
            out += (letter.position,' has been filled, and I wish you and your team every success. ',)
        else:
            out += ('you chose another candidate for ',letter.position,', and I wish you and your new colleague every success.',)
    out += ('\n\n',)
    if (rejection.stage == 'inquiry'):
        out += ('You must receive many ',)
        if (profile.locale == 'en-GB'):
            out += ('speculative CVs,',)
        else:
            out += ('unsolicited résumés,',)
        out += (' so I appreciate that you answered mine. ',)
    elif (rejection.stage == 'application'):
        out += ('I appreciate the time you gave to my application. ',)
    elif (rejection.stage == 'screen'):
        out += ('I appreciated ',)
        if (not rejection.contact):
            out += ('the conversation with your team. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and your time. ',)
        else:
            out += ('our conversation and your time.',)
        out += (' ',)
    elif (rejection.stage == 'interview'):
        out += ('I enjoyed ',)
        if (not rejection.contact):
            out += ('the conversation with your team and am grateful for the time. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and am grateful for your time. ',)
        else:
            out += ('our conversation and am grateful for your time.',)
        out += (' ',)
    elif rejection.contact:
        out += ('It meant a great deal to me to reach the last round. Thank you for your time, and please pass on my thanks to everyone else who talked with me. ',)
    else:
        out += ('It meant a great deal to me to reach the last round. My thanks go to everyone who took the time to talk with me.',)
    out += ('\n\n',)
    if ((rejection.stage == 'inquiry') and (not rejection.contact)):
        out += ('May I ask someone on your team for advice?',)
    out += ('\n\n',)
    if (rejection.stage in ('inquiry', 'application',)):
        if (rejection.reason in ('not-a-fit', 'overqualified',)):
            out += ('I am moving from military service to civilian work.\n',)
        else:
            if is_given(details.years):
                out += ('I am moving to civilian work after ',in_words_(given(details.years, 'military-transition.j2', 9, 'details.years')),' ',)
                if (details.years == 1):
                    out += ('year',)
                else:
                    out += ('years',)
                out += (' ',)
                if details.branch:
                    out += ('in the ',details.branch,)
                    if details.specialty:
                        out += ('\x1d, where I worked in ',details.specialty,)
                    out += (' ',)
                else:
                    out += ('of military service',)
                    if details.specialty:
                        out += (' in ',details.specialty,)
                out += ('\x1d. ',)
            elif details.branch:
                out += ('I am moving to civilian work after my service in the ',details.branch,' ',)
                if details.specialty:
                    out += ('\x1d, where I worked in ',details.specialty,)
                out += ('\x1d. ',)
            elif details.specialty:
                out += ('I am moving to civilian work after military service in ',before_period(details.specialty),'. ',)
            else:
                out += ('I am moving from military service to civilian work.',)
            out += (' ',)
            if is_given(details.people):
                out += ('I led ',)
                if (details.people == 1):
                    out += ('one person',)
                else:
                    out += (in_words_(given(details.people, 'military-transition.j2', 18, 'details.people')),' people',)
                out += (' ',)
                if details.budget:
                    out += ('and managed a budget of ',details.budget,)
                out += ('\x1d. ',)
            elif details.budget:
                out += ('I managed a budget of ',before_period(details.budget),'.',)
            out += (' ',)
            if (details.clearance and (rejection.reason != 'location')):
                out += ('I hold ',a_(details.clearance),' security clearance.',)
            out += ('\n',)
    out += ('\n',)
    set_3 = (rejection.reason in ('no-opening', 'freeze', 'location',))
    if ((rejection.stage == 'inquiry') and rejection.contact):
        out += ('I would be grateful for ',in_words_(letter.minutes),' minutes of your time, not to discuss current openings but to ask you: ',)
    elif (rejection.stage == 'inquiry'):
        out += (capitalize_(in_words_(letter.minutes))," minutes of that person's time would be enough, not to discuss current openings but to ask:\n",)
    elif (rejection.stage in ('interview', 'final',)):
        if (not set_3):
            out += ('I would like to learn from this.',)
        out += (' ',)
        if letter.call_on:
            out += ('May I have ',in_words_(letter.minutes),' minutes of your time to ask you: ',)
        else:
            out += ('Could you spare ',in_words_(letter.minutes),' minutes on the phone, or a few lines, for these questions?',)
        out += (' ',)
    elif set_3:
        out += ('May I still ask for your advice? ',)
    else:
        out += ('May I ask for your advice before my next application?',)
    out += ('\n\n',)
    set_1 = rejection.reason
    set_2 = rejection.stage
    set_3 = (profile.industry or 'your field')
    set_4 = ('qualification' if (profile.locale == 'en-GB') else 'certification')
    if (set_2 in ('application', 'screen',)):
        if (set_1 == 'not-a-fit'):
            out += ('Which experience or ',set_4,' would you gain first in my place? ',)
        elif (set_1 == 'overqualified'):
            out += ('When someone looks overqualified, what is usually the worry? ',)
        elif (set_1 == 'freeze'):
            out += ('How do you see hiring in ',set_3,' developing from here? ',)
        elif (set_1 == 'location'):
            out += ('Which ',set_4,', if any, matters most in ',set_3,'? ',)
        elif (set_2 == 'application'):
            out += ('Which parts of my experience seemed relevant, and which were unclear? ',)
        else:
            out += ('Which parts of my experience came across as relevant, and which were unclear?',)
        out += ('\n',)
    elif (set_2 == 'inquiry'):
        out += ('\tWhich parts of my experience seemed relevant, and which were unclear? ',)
        if (set_1 == 'not-a-fit'):
            out += ('\n\tWhich experience or ',set_4,' would you gain first in my place? ',)
        else:
            out += ('\n\tWhich ',set_4,', if any, matters most for ',a_(letter.job),'?',)
        out += (' ',)
        if (set_1 == 'overqualified'):
            out += ('\n\tWhen someone looks overqualified, what is usually the worry? ',)
        elif (set_1 == 'freeze'):
            out += ('\n\tHow do you see hiring in ',set_3,' developing from here? ',)
        elif (set_1 == 'location'):
            out += ('\n\tWho else in ',set_3,' would you talk to in my place? ',)
        elif (set_1 == 'not-a-fit'):
            out += ('\n\tWhat do the first ninety days demand of ',a_(letter.job),'? ',)
        else:
            out += ('\n\tWhat do the first ninety days in such a job demand?',)
        out += ('\n',)
    else:
        if (set_2 == 'final'):
            out += ('\tWhat does someone who does this job well get done in the first ninety days? ',)
        else:
            out += ('\tWhat do the first ninety days demand of ',a_(letter.job),'?',)
        out += (' ',)
        if (set_1 == 'not-a-fit'):
            out += ('\n\tWhich experience or ',set_4,' would you gain first in my place? ',)
        elif (set_1 == 'overqualified'):
            out += ('\n\tWhen someone looks overqualified, what is usually the worry? ',)
        elif (set_1 == 'freeze'):
            out += ('\n\tHow do you see hiring in ',set_3,' developing from here? ',)
        elif ((set_2 == 'final') or (set_1 in ('no-opening', 'location',))):
            out += ('\n\tWho else in ',set_3,' would you talk to in my place? ',)
        else:
            out += ('\n\tWhich parts of my experience came across as relevant, and which were unclear?',)
        out += ('\n',)
    out += ('\n',)
    pass
    out += ('\n',)
    if (letter.call_on and (rejection.stage in ('application', 'screen',))):
        out += ('A line or two by email is plenty; otherwise I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. ',)
    elif (letter.call_on and (rejection.stage == 'final')):
        out += ('To find a time that suits us both, I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. I would be glad to stay in touch. ',)
    elif letter.call_on:
        out += ('To find a time that suits us both, I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. ',)
    elif (rejection.stage == 'inquiry'):
        out += ('I would be glad to talk whenever it suits you, or to read a few lines. ',)
    elif (rejection.stage == 'final'):
        out += ('Your view would help me, and I would be glad to stay in touch. ',)
    elif (rejection.stage == 'interview'):
        out += ('Your answers would help me prepare for what comes next. ',)
    else:
        out += ('Even a line or two would help me.',)
    out += ('\n\x1e',)
    if (profile.locale == 'en-GB'):
        if rejection.contact:
            out += ('Yours sincerely,',)
        else:
            out += ('Yours faithfully,',)
    else:
        out += ('Sincerely,',)
    out += ('\n',)
    return ''.join(out)


def sales(profile, rejection, letter, details):
    out = []
    out += ('\x1e',)
    if (rejection.message and rejection.message.subject):
        out += (reply_(rejection.message.subject),' ',)
    elif (rejection.role and (rejection.stage in ('interview', 'final',))):
        out += ('Thank you, and a request: ',rejection.role,' ',)
    elif (rejection.role and (rejection.stage != 'inquiry')):
        out += ('Thank you, and a question: ',rejection.role,' ',)
    else:
        out += ('Thank you, and a request for advice',)
    out += ('\n\x1e',)
    if (rejection.contact and rejection.contact.honorific):
        out += ('Dear ',rejection.contact.honorific,' ',rejection.contact.name,', ',)
    elif rejection.contact:
        out += ('Dear ',rejection.contact.name,', ',)
    else:
        out += ('Dear Hiring Team at ',rejection.company,',',)
    out += ('\n\x1e',)
    set_1 = rejection.reason
    set_2 = rejection.stage
    out += ('Thank you for your ',)
    if (rejection.medium == 'phone'):
        out += ('call',)
        if rejection.date:
            out += (' on',)
        out += (' ',)
    elif (rejection.medium == 'letter'):
        out += ('letter',)
        if rejection.date:
            out += (' of',)
        out += (' ',)
    else:
        out += ('email',)
        if rejection.date:
            out += (' of',)
    out += (' ',)
    if rejection.date:
        out += (before_period(short_date_(rejection.date, letter.date, profile.locale)),'.',)
    else:
        out += ('\x1d.',)
    out += (' ',)
    if (set_1 == 'unstated'):
        out += ('I respect ',)
        if (set_2 == 'inquiry'):
            out += ('your decision.',)
        else:
            out += ('your decision about ',before_period(letter.position),'.',)
        out += (' ',)
    elif (set_1 == 'no-opening'):
        out += ('I understand that ',)
        if (set_2 in ('screen', 'interview', 'final',)):
            out += (letter.position,' will not be filled after all. ',)
        elif (set_2 == 'application'):
            out += (letter.position,' is no longer open. ',)
        else:
            out += (rejection.company,' has no opening for ',a_(letter.job),' at present.',)
        out += (' ',)
    elif (set_1 == 'freeze'):
        out += ('I understand that ',rejection.company,' is not hiring at present. ',)
    elif (set_1 == 'location'):
        out += ('I understand that I cannot work where you need someone, and I accept that. ',)
    elif (set_1 == 'not-a-fit'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('my background is not what you need at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('my application did not show the experience you need for ',letter.position,', ',)
        else:
            out += ('my experience is not the right match for ',letter.position,',',)
        out += (' and I take that seriously. ',)
    elif (set_1 == 'overqualified'):
        out += ('I understand that ',)
        if (set_2 == 'inquiry'):
            out += ('I would be overqualified for the work at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('on paper I look overqualified for ',letter.position,', ',)
        else:
            out += ('I may be overqualified for ',letter.position,',',)
        out += (' and I take that concern seriously. ',)
    elif (set_2 == 'inquiry'):
        out += ('I understand that the opening for ',a_(letter.job),' at ',rejection.company,' has been filled. ',)
    else:
        out += ('I understand that ',)
        if (set_1 == 'filled'):
            out += (letter.position,' has been filled, and I wish you and your team every success. ',)
        else:
            out += ('you chose another candidate for ',letter.position,', and I wish you and your new colleague every success.',)
    out += ('\n\n',)
    if (rejection.stage == 'inquiry'):
        out += ('You must receive many ',)
        if (profile.locale == 'en-GB'):
            out += ('speculative CVs,',)
        else:
            out += ('unsolicited résumés,',)
        out += (' so I appreciate that you answered mine. ',)
    elif (rejection.stage == 'application'):
        out += ('I appreciate the time you gave to my application. ',)
    elif (rejection.stage == 'screen'):
        out += ('I appreciated ',)
        if (not rejection.contact):
            out += ('the conversation with your team. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and your time. ',)
        else:
            out += ('our conversation and your time.',)
        out += (' ',)
    elif (rejection.stage == 'interview'):
        out += ('I enjoyed ',)
        if (not rejection.contact):
            out += ('the conversation with your team and am grateful for the time. ',)
        elif (rejection.medium == 'phone'):
            out += ('our earlier conversation and am grateful for your time. ',)
        else:
            out += ('our conversation and am grateful for your time.',)
        out += (' ',)
    elif rejection.contact:
        out += ('It meant a great deal to me to reach the last round. Thank you for your time, and please pass on my thanks to everyone else who talked with me. ',)
    else:
        out += ('It meant a great deal to me to reach the last round. My thanks go to everyone who took the time to talk with me.',)
    out += ('\n\n',)
    if (rejection.stage == 'inquiry'):
        if rejection.contact:
            out += ('Your courtesy speaks well of how ',rejection.company,' is run, and I would value your advice. ',)
        else:
            out += ('May I ask for the advice of someone on your team who knows this work?',)
        out += ('\n',)
    out += ('\n',)
    if ((rejection.stage in ('inquiry', 'application',)) and (not (rejection.reason in ('not-a-fit', 'overqualified',)))):
        if (details.territory and (rejection.reason != 'location')):
            out += ('I have sold in ',details.territory,' ',)
            if details.deal_size:
                out += ('\x1d, with an average deal of ',details.deal_size,)
            out += ('\x1d. ',)
        elif details.deal_size:
            out += ('My average deal is ',before_period(details.deal_size),'.',)
        out += (' ',)
        if details.attainment:
            out += ('I reached ',before_period(details.attainment),'.',)
        out += ('\n',)
    out += ('\n',)
    set_3 = (rejection.reason in ('no-opening', 'freeze', 'location',))
    if ((rejection.stage == 'inquiry') and rejection.contact):
        out += ('I would be grateful for ',in_words_(letter.minutes),' minutes of your time, not to discuss current openings but to ask you: ',)
    elif (rejection.stage == 'inquiry'):
        out += (capitalize_(in_words_(letter.minutes))," minutes of that person's time would be enough, not to discuss current openings but to ask:\n",)
    elif (rejection.stage in ('interview', 'final',)):
        if (not set_3):
            out += ('I would like to learn from this.',)
        out += (' ',)
        if letter.call_on:
            out += ('May I have ',in_words_(letter.minutes),' minutes of your time to ask you: ',)
        else:
            out += ('Could you spare ',in_words_(letter.minutes),' minutes on the phone, or a few lines, for these questions?',)
        out += (' ',)
    elif set_3:
        out += ('May I still ask for your advice? ',)
    else:
        out += ('May I ask for your advice before my next application?',)
    out += ('\n\n',)
    set_1 = rejection.reason
    set_2 = rejection.stage
    set_3 = (profile.industry or 'your market')
    if (set_2 in ('application', 'screen',)):
        if (set_1 == 'not-a-fit'):
            out += ('Which experience would you gain first in my place: larger deals, net-new business, or another segment? ',)
        elif (set_1 == 'overqualified'):
            out += ('When someone looks overqualified, what is usually the worry? ',)
        elif (set_1 == 'freeze'):
            out += ('Where in ',set_3,' do you expect sales hiring to pick up first? ',)
        elif (set_1 == 'location'):
            out += ('Which segments of ',set_3,' do you expect to grow? ',)
        elif (set_2 == 'application'):
            out += ('When you read an application, which numbers do you look at first? ',)
        elif (set_1 == 'no-opening'):
            out += ('Which segments of ',set_3,' do you expect to grow? ',)
        else:
            out += ('Which numbers would make someone with my background a stronger candidate?',)
        out += ('\n',)
    elif (set_2 == 'inquiry'):
        out += ('\tWhat separates your top performers from the rest? ',)
        if (set_1 == 'freeze'):
            out += ('\n\tWhere in ',set_3,' do you expect sales hiring to pick up first? ',)
        else:
            out += ('\n\tWhich segments of ',set_3,' do you expect to grow?',)
        out += (' ',)
        if (set_1 == 'not-a-fit'):
            out += ('\n\tWhich experience would you gain first in my place: larger deals, net-new business, or another segment? ',)
        elif (set_1 == 'overqualified'):
            out += ('\n\tWhen someone looks overqualified, what is usually the worry? ',)
        else:
            out += ('\n\tWhich numbers do you look at first when hiring ',a_(letter.job),'?',)
        out += ('\n',)
    else:
        if (set_2 == 'final'):
            out += ('\tWhat do your top performers do that their numbers do not show? ',)
        elif (set_1 in ('filled', 'other-candidate',)):
            out += ('\tIn general, what separates your top performers from the rest? ',)
        else:
            out += ('\tWhat separates your top performers from the rest?',)
        out += (' ',)
        if (set_1 == 'not-a-fit'):
            out += ('\n\tWhich experience would you gain first in my place: larger deals, net-new business, or another segment? ',)
        elif (set_1 == 'overqualified'):
            out += ('\n\tWhen someone looks overqualified, what is usually the worry? ',)
        elif (set_1 == 'freeze'):
            out += ('\n\tWhere in ',set_3,' do you expect sales hiring to pick up first? ',)
        elif (set_1 in ('no-opening', 'location',)):
            out += ('\n\tWhich segments of ',set_3,' do you expect to grow? ',)
        else:
            out += ('\n\tWhich would you work on first in my place: building pipeline, discovery, or negotiation?',)
        out += ('\n',)
    out += ('\n',)
    pass
    out += ('\n',)
    if (letter.call_on and (rejection.stage in ('application', 'screen',))):
        out += ('A line or two by email is plenty; otherwise I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. ',)
    elif (letter.call_on and (rejection.stage == 'final')):
        out += ('To find a time that suits us both, I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. I would be glad to stay in touch. ',)
    elif letter.call_on:
        out += ('To find a time that suits us both, I will call ',before_period(when_(letter.call_on, letter.date, profile.locale)),'. ',)
    elif (rejection.stage == 'inquiry'):
        out += ('I would be glad to talk whenever it suits you, or to read a few lines. ',)
    elif (rejection.stage == 'final'):
        out += ('Your view would help me, and I would be glad to stay in touch. ',)
    elif (rejection.stage == 'interview'):
        out += ('Your answers would help me prepare for what comes next. ',)
    else:
        out += ('Even a line or two would help me.',)
    out += ('\n\x1e',)
    if (profile.locale == 'en-GB'):
        if rejection.contact:
            out += ('Yours sincerely,',)
        else:
            out += ('Yours faithfully,',)
    else:
        out += ('Sincerely,',)
    out += ('\n',)
    return ''.join(out)
