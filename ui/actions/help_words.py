"""What F1 says of the action log."""

from __future__ import annotations

HELP = (
    "Everything anybody was asked to do, by whichever meeting, audit, return or review, the longest due first.\n\n"
    "Open, Overdue and All choose what is listed, and Mine what you own, what belongs to the groups you look "
    "after, and what nobody does. Ctrl+Shift+F filters by owner, group or any other column. "
    "An update says what is new and since when. A due day moves only with a reason. Closing asks what came of it, "
    "and for the evidence where it was asked for. Chase shows a letter to the owner about everything of theirs "
    "that is late, to copy into your mail, and records that they were reminded. Chase people shows everything that "
    "anybody owes, papers and replies too, for one letter to each.\n\n"
    "Ctrl+R says how an action comes on, in the RAG words that your unit defines with Ctrl+Shift+R: each has a "
    "colour, and the word always stands with it. Amber and red want a reason, which the history keeps.\n\n"
    "To escalate lists what came back unfinished to three meetings of its group, or to two since it fell due; each "
    "group may have other numbers. Ctrl+Shift+E puts the chosen ones on the next agenda of the group above. They "
    "stay with their own group too, and the history tells where they went.\n\n"
    "Ctrl+Shift+U changes all chosen actions at once: Shift and Ctrl choose several, Ctrl+A all. The dialog tells what "
    "would change and what is refused before it is done, and one Undo takes all of it back.\n\n"
    "Ctrl+I imports an action log from Excel. Each action keeps the reference it has there and gets a number here. "
    "Words in place of a due day, such as ASAP, are kept as words; move the due day when it is agreed. Import the "
    "log again for what has changed in it since."
)
