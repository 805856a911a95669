"""The built-in letters as Python functions: what the dialect makes of the templates beside it.

They spare a process that writes one letter the import of Jinja2 and the translation. This file is
written by `pytest tests/test_translations.py --update-golden`; edit the templates instead. The
names its functions use are those of `_writing.NAMES`.
"""

PLACES = {
    'brief': (('brief.j2', 3), ('base.j2', 10), ('base.j2', 87)),
    'classic': (('base.j2', 4), ('base.j2', 10), ('base.j2', 87)),
}


def brief(profile, rejection, letter, details):
    out = []
    out += ('\x1e',)
    if (rejection.message and rejection.message.subject):
        out += (reply_(given((rejection.message and rejection.message.subject), 'brief.j2', 4, 'rejection.message.subject')),' ',)
    elif (rejection.role and (rejection.stage != 'inquiry')):
        out += (capitalize_(letter.position),': thank you ',)
    else:
        out += ('Thank you',)
    out += ('\n',)
    out += ('\x1e',)
    if (rejection.contact and rejection.contact.honorific):
        out += ('Dear ',given((rejection.contact and rejection.contact.honorific), 'base.j2', 11, 'rejection.contact.honorific'),' ',given((rejection.contact and rejection.contact.name), 'base.j2', 11, 'rejection.contact.name'),', ',)
    elif rejection.contact:
        out += ('Dear ',given((rejection.contact and rejection.contact.name), 'base.j2', 12, 'rejection.contact.name'),', ',)
    else:
        out += ('Dear Hiring Team at ',rejection.company,',',)
    out += ('\n',)
    out += ('\x1e',)
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
        out += (before_period(short_date_(given(rejection.date, 'base.j2', 23, 'rejection.date'), letter.date, profile.locale)),'.',)
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
        else:
            out += (rejection.company,' has no opening for ',a_(letter.job),' at present.',)
        out += (' ',)
    elif (set_1 == 'freeze'):
        out += ('I understand that ',rejection.company,' is not hiring at present. ',)
    elif (set_1 == 'location'):
        out += ('I understand that where I can work does not match what you need, and I accept that. ',)
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
        out += ('I understand your concern that ',)
        if (set_2 == 'inquiry'):
            out += ('I would be overqualified at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('on paper I look overqualified for ',letter.position,', ',)
        else:
            out += ('I may be overqualified for ',letter.position,',',)
        out += (' and I take it seriously. ',)
    elif (set_2 == 'inquiry'):
        out += ('I understand that the opening for ',a_(letter.job),' at ',rejection.company,' has been filled. ',)
    else:
        out += ('I understand that ',)
        if (set_1 == 'filled'):
            out += (letter.position,' has been filled, ',)
        else:
            out += ('you chose another candidate for ',letter.position,',',)
        out += (' and I wish you and your new colleague every success.',)
    out += ('\n',)
    out += ('\n',)
    if (rejection.stage == 'inquiry'):
        out += ('You must receive many unsolicited ',)
        if (profile.locale == 'en-GB'):
            out += ('CVs,',)
        else:
            out += ('résumés,',)
        out += (' so I appreciate that you took the time to answer mine. ',)
    elif (rejection.stage == 'application'):
        out += ('I appreciate the time you gave to my application. ',)
    elif (rejection.stage == 'screen'):
        out += ('I appreciated our',)
        if (rejection.medium == 'phone'):
            out += (' earlier',)
        out += (' conversation and the time you took for it. ',)
    elif (rejection.stage == 'interview'):
        out += ('I enjoyed our',)
        if (rejection.medium == 'phone'):
            out += (' earlier',)
        out += (' conversation, and I am grateful for the time you gave to it. ',)
    elif rejection.contact:
        out += ('It meant a great deal to me to come as far as the last round. Thank you for your time, and please pass on my thanks to everyone else who talked with me. ',)
    else:
        out += ('It meant a great deal to me to come as far as the last round. My thanks go to everyone who took the time to talk with me.',)
    out += ('\n',)
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
    out += ('\n',)
    out += ('\x1e',)
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
        out += (reply_(given((rejection.message and rejection.message.subject), 'base.j2', 5, 'rejection.message.subject')),' ',)
    elif (rejection.role and (rejection.stage != 'inquiry')):
        out += (capitalize_(letter.position),': thank you, and a request for advice ',)
    else:
        out += ('Thank you, and a request for advice',)
    out += ('\n',)
    out += ('\x1e',)
    if (rejection.contact and rejection.contact.honorific):
        out += ('Dear ',given((rejection.contact and rejection.contact.honorific), 'base.j2', 11, 'rejection.contact.honorific'),' ',given((rejection.contact and rejection.contact.name), 'base.j2', 11, 'rejection.contact.name'),', ',)
    elif rejection.contact:
        out += ('Dear ',given((rejection.contact and rejection.contact.name), 'base.j2', 12, 'rejection.contact.name'),', ',)
    else:
        out += ('Dear Hiring Team at ',rejection.company,',',)
    out += ('\n',)
    out += ('\x1e',)
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
        out += (before_period(short_date_(given(rejection.date, 'base.j2', 23, 'rejection.date'), letter.date, profile.locale)),'.',)
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
        else:
            out += (rejection.company,' has no opening for ',a_(letter.job),' at present.',)
        out += (' ',)
    elif (set_1 == 'freeze'):
        out += ('I understand that ',rejection.company,' is not hiring at present. ',)
    elif (set_1 == 'location'):
        out += ('I understand that where I can work does not match what you need, and I accept that. ',)
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
        out += ('I understand your concern that ',)
        if (set_2 == 'inquiry'):
            out += ('I would be overqualified at ',rejection.company,', ',)
        elif (set_2 == 'application'):
            out += ('on paper I look overqualified for ',letter.position,', ',)
        else:
            out += ('I may be overqualified for ',letter.position,',',)
        out += (' and I take it seriously. ',)
    elif (set_2 == 'inquiry'):
        out += ('I understand that the opening for ',a_(letter.job),' at ',rejection.company,' has been filled. ',)
    else:
        out += ('I understand that ',)
        if (set_1 == 'filled'):
            out += (letter.position,' has been filled, ',)
        else:
            out += ('you chose another candidate for ',letter.position,',',)
        out += (' and I wish you and your new colleague every success.',)
    out += ('\n',)
    out += ('\n',)
    if (rejection.stage == 'inquiry'):
        out += ('You must receive many unsolicited ',)
        if (profile.locale == 'en-GB'):
            out += ('CVs,',)
        else:
            out += ('résumés,',)
        out += (' so I appreciate that you took the time to answer mine. ',)
    elif (rejection.stage == 'application'):
        out += ('I appreciate the time you gave to my application. ',)
    elif (rejection.stage == 'screen'):
        out += ('I appreciated our',)
        if (rejection.medium == 'phone'):
            out += (' earlier',)
        out += (' conversation and the time you took for it. ',)
    elif (rejection.stage == 'interview'):
        out += ('I enjoyed our',)
        if (rejection.medium == 'phone'):
            out += (' earlier',)
        out += (' conversation, and I am grateful for the time you gave to it. ',)
    elif rejection.contact:
        out += ('It meant a great deal to me to come as far as the last round. Thank you for your time, and please pass on my thanks to everyone else who talked with me. ',)
    else:
        out += ('It meant a great deal to me to come as far as the last round. My thanks go to everyone who took the time to talk with me.',)
    out += ('\n',)
    out += ('\n',)
    if (rejection.stage == 'inquiry'):
        if rejection.contact:
            out += ('Such courtesy says something good about how ',rejection.company,' is run, and makes me want to learn from your advice. ',)
        else:
            out += ('May I ask for the advice of someone on your team who knows this work?',)
        out += ('\n',)
    out += ('\n',)
    if (rejection.stage == 'inquiry'):
        out += ('I would be grateful for ',in_words_(letter.minutes),' minutes of your time, not to discuss current openings but to ask you: ',)
    elif (rejection.stage in ('interview', 'final',)):
        if (rejection.reason in ('no-opening', 'freeze', 'location',)):
            out += ('I would still like to learn from you. ',)
        else:
            out += ('I would like to learn from this.',)
        out += (' ',)
        if letter.call_on:
            out += ('I would be grateful for ',in_words_(letter.minutes),' minutes of your time, to ask you: ',)
        else:
            out += ('Whether in ',in_words_(letter.minutes),' minutes on the phone or in a few lines, I would value your advice:',)
        out += (' ',)
    elif (rejection.reason in ('no-opening', 'freeze', 'location',)):
        out += ('May I ask for your advice all the same? ',)
    else:
        out += ('I would like to learn from this. May I ask for your advice?',)
    out += ('\n',)
    out += ('\n',)
    set_1 = rejection.reason
    set_2 = rejection.stage
    set_3 = (profile.industry or 'this field')
    if (set_2 in ('application', 'screen',)):
        if (set_1 == 'not-a-fit'):
            out += ('Which experience would you build first in my place? ',)
        elif (set_1 == 'overqualified'):
            out += ('What concerns you most when someone looks overqualified? ',)
        elif (set_1 == 'freeze'):
            out += ('How do you see hiring in ',set_3,' recovering? ',)
        elif (set_1 == 'location'):
            out += ('How do you see the long-term growth of ',set_3,'? ',)
        elif (set_2 == 'screen'):
            out += ('What would make someone with my background a stronger candidate? ',)
        else:
            out += ('When you read an application, what do you look for first in ',a_(letter.job),'?',)
        out += ('\n',)
    else:
        if (set_2 == 'final'):
            out += ('\tWhat do you value most in ',a_(letter.job),' who does the job well? ',)
        elif ((set_2 == 'interview') and (set_1 in ('filled', 'other-candidate',))):
            out += ('\tIn general, what stood out to you in the strongest candidates? ',)
        else:
            out += ('\tWhat do you look for in outstanding ',letter.jobs,'?',)
        out += (' ',)
        if (set_1 == 'freeze'):
            out += ('\n\tHow do you see hiring in ',set_3,' recovering? ',)
        elif ((set_2 == 'inquiry') or (set_1 in ('no-opening', 'location',))):
            out += ('\n\tHow do you see the long-term growth of ',set_3,'?',)
        out += (' ',)
        if (set_1 == 'not-a-fit'):
            out += ('\n\tWhich experience would you build first in my place? ',)
        elif (set_1 == 'overqualified'):
            out += ('\n\tWhat concerns you most when someone looks overqualified? ',)
        elif (set_2 == 'inquiry'):
            out += ('\n\tWhat would you advise ',)
            if profile.experience:
                out += (a_(given(profile.experience, 'classic.j2', 31, 'profile.experience')),' ',profile.occupation,)
            else:
                out += (a_(profile.occupation),)
            out += (' with a keen interest in this field? ',)
        elif (set_1 in ('unstated', 'filled', 'other-candidate',)):
            out += ('\n\tWhat would you work on first in my place?',)
        out += ('\n',)
    out += ('\n',)
    if letter.call_on:
        out += ('Your experience at ',rejection.company,' makes your opinion valuable to me. ',)
        if (rejection.stage in ('application', 'screen',)):
            out += ('In case you prefer to talk, I will call ',before_period(when_(given(letter.call_on, 'base.j2', 78, 'letter.call_on'), letter.date, profile.locale)),'. ',)
        else:
            out += ('To find a time that suits us both, I will call ',before_period(when_(given(letter.call_on, 'base.j2', 79, 'letter.call_on'), letter.date, profile.locale)),'.',)
        out += (' ',)
    elif (rejection.stage == 'inquiry'):
        if rejection.contact:
            out += ('Your experience at ',rejection.company,' makes your opinion valuable to me.',)
        out += (' I would be glad to talk whenever it suits you, or to read a few lines. ',)
    elif (rejection.stage == 'final'):
        out += ('Your view would be of great help, and I would be glad to stay in touch. ',)
    elif (rejection.stage == 'interview'):
        out += ('Your answers would help me prepare for what comes next. Thank you again. ',)
    else:
        out += ('Even a line or two would help me.',)
    out += ('\n',)
    out += ('\x1e',)
    if (profile.locale == 'en-GB'):
        if rejection.contact:
            out += ('Yours sincerely,',)
        else:
            out += ('Yours faithfully,',)
    else:
        out += ('Sincerely,',)
    out += ('\n',)
    return ''.join(out)
