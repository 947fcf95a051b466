"""Short forms of posts as councils, the police and the NHS write them, for where a whole post does not fit."""

from __future__ import annotations

import re

_FORMS = {
    "Director of Children's Services": "DCS",
    "Director of Adult Social Services": "DASS",
    "Director of Adult Services": "DAS",
    "Director of Public Health": "DPH",
    "Lead Member for Children's Services": "Lead Member",
    "Designated Safeguarding Lead": "DSL",
    "Detective Chief Superintendent": "Det Ch Supt",
    "Detective Superintendent": "Det Supt",
    "Detective Chief Inspector": "DCI",
    "Detective Inspector": "DI",
    "Chief Superintendent": "Ch Supt",
    "Superintendent": "Supt",
    "Chief Inspector": "Ch Insp",
    "Assistant Chief Constable": "ACC",
    "Deputy Chief Constable": "DCC",
    "Chief Constable": "CC",
    "Assistant Chief Executive": "Asst Chief Exec",
    "Chief Executive Officer": "CEO",
    "Chief Executive": "Chief Exec",
    "Assistant Director": "AD",
    "Deputy Director": "Dep Dir",
    "Director": "Dir",
    "Manager": "Mgr",
}
"""The longest come first: a superintendent is looked for only where no chief superintendent was found."""
_POSTS = re.compile(rf"\b(?:{'|'.join(map(re.escape, _FORMS))})\b", re.IGNORECASE)
_SHORT = {post.casefold(): short for post, short in _FORMS.items()}


def short_post(post: str) -> str:
    """Write a post with the short forms that everybody at the table knows: "DCS", "Ch Supt", "AD Education"."""
    straight = post.replace("’", "'")
    return _POSTS.sub(lambda found: _SHORT[found[0].casefold()], straight)
