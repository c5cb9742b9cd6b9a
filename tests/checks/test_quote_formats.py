"""Ways to quote people, and what looks like a quotation: our own, in every form met so far."""

from pathlib import Path

import pytest
from tests.support import report_of, rulebook_of

from release_lint.finding import Severity
from release_lint.rule import RuleFile

SILENT = [
    "“We will act now to fix this,” writes Jane Smith in the report.",
    "Asked about the delay, she said:\n\n“We will act now to fix this for every family.”",
    "Jane Smith – Chief Executive – said:\n\n“We will act now to fix this for every family.”",
    "Jane Smith (Chief Executive) said: “We will act now to fix this for every family.”",
    "Said Jane Smith: “We will act now to fix this for every family.”",
    "As Jane Smith puts it: “We will act now to fix this for every family.”",
    "In the words of Jane Smith: “We will act now to fix this for every family.”",
    "“We will act now to fix this”, she said.",
    "“We will act now to fix this for every family.” (Jane Smith, teacher)",
    "“We will act now to fix this for every family.”\n\nJane Smith\nChief Executive",
    "“We will act now to fix this for every family.”\n\nJane Smith, Chief Executive",
    "“We will act now to fix this for every family.”\n\nJane Smith\n\nChief Executive, Leeds Trust",
    "Testimonial from a parent:\n\n“We will act now to fix this for every family.”",
    "> We will act now to fix this for every family.\n>\n> — Jane Smith, teacher",
    "The letter reads:\n\n“We will act now to fix this for every family.”",
    "A sign on the door said: “Closed until further notice.”",
    "Select “Save and continue” and then “Send your answers”.",
    "The choir sang “You Will Never Walk Alone” at the end.",
    "The minister was asked “When will you act on this?” by a reporter.",
    "One patient wrote, “It changed my life and I am grateful.”",
    "Jane Smith, 42, from Leeds, told the BBC: “We will act now to fix this for every family.”",
    "“We will act now to fix this for every family.” Jane Smith, Head of Care",
    "In a statement, the company said:\n\n“We will act now to fix this for every family.”",
    "Responding, Jane Smith said:\n\n“We will act now to fix this for every family.”",
    "A source close to the minister claimed “We will act now to fix this for every family.”",
    "Chief Executive Jane Smith on the new scheme: “We will act now to fix this for every family.”",
    (
        "What people say\n\n“The best course I have ever taken, and I would do it "
        "again.”\n\nSarah, Leeds"
    ),
    "Jane Smith tweeted: “We will act now to fix this for every family.”",
    (
        "Speaking to reporters, Mr Smith was blunt. “We have failed the public and we "
        "must do better,” he said."
    ),
    "“It is,” said Jane Smith, “the best news in years.” She added: “We are proud.”",
    "“Is this the end of it?” asked Jane Smith.",
    "“We did it!” exclaimed 9-year-old Tom.",
    "Residents were delighted.\n\n“It is the best thing to happen here in years,” one said.",
    "The form asks “Do you live at this address for most of the year?” in part 2.",
    "The charity’s motto is “Nobody gets left behind.”",
    (
        "Ministers’ plans for the ‘levelling up’ fund, and the teachers’ unions’ "
        "reply, are ‘miles apart’."
    ),
    "‘We will act,’ said Jane Smith. ‘We won’t stop until it’s fixed.’",
    'The film runs 2\'30" and the screen is 32" wide.',
    (
        "Jane Smith said:\n\n“We will act.\n\n“We will not stop.\n\n“We will fix it.”\n\nThe "
        "scheme opens in May."
    ),
    "Jane Smith said:\n\n“We will act.”\n\nJohn Brown said:\n\n“We will not stop.”",
    (
        "“We will act,” said Jane Smith.\n\nJohn Brown, who runs the trust, agreed: “We "
        "will not stop.”"
    ),
    'Jane Smith said:\n\n"We will act.\n\n"We will not stop."',
    "Jane Smith said “we will act now” and “we will not stop until it is fixed”.",
    "Jane Smith, a nurse, said: “He told me “I am scared” and I cried.”",
    "The decision follows “careful thought” (the minister’s words).",
    "Jane Smith said:\n\n“We will act now to fix this.”\n\nShe went on:\n\n“We will not stop.”",
    (
        "It is a huge step forward, according to Jane Smith.\n\n“Patients have waited "
        "too long for this,” she said."
    ),
    (
        "Head teacher Jane Smith with pupils at the opening\n\n“We are so proud of what "
        "our pupils have done here today.”"
    ),
    "In May, said the minister, “we will act now to fix this.”",
    (
        "Sarah’s story\n\n“I came here in 2019 with nothing and now I run my own "
        "shop.”\n\nSarah now employs 4 people."
    ),
    "Sarah Jones, 34, came here in 2019.\n\n“I had nothing, and now I run my own shop.”",
    "Case study: Jane Smith\n\n“I had nothing, and now I run my own shop.”",
    "Staff have praised the scheme. “It has changed how we work,” one nurse said.",
    (
        "Comments from parents included:\n\n“My son loves it and cannot wait to go "
        "back.”\n\n“The best school in the county by a long way.”"
    ),
    "Feedback\n\n“My son loves it and cannot wait to go back.”",
    "The report concludes: “The service is not yet good enough for patients.”",
    "According to the report, “the service is not yet good enough for patients.”",
    "The Act defines a child as “a person who is under the age of 18 years.”",
    "Regulation 4 says:\n\n“A person must not enter the site without a permit.”",
    "The headline read “Council in crisis as leaders walk out of talks”.",
    "Her book, “A Life in Two Parts: How I Learned to Swim”, is out in May.",
    "Press ‘Start now’, then ‘I agree to the terms and conditions of use’.",
    "He won the “Best Newcomer” and “People’s Choice” awards.",
    "The inspectors found it “good” for care and “outstanding” for leadership.",
    "It is what experts call a “wicked problem”.",
    "The scheme, known as “Homes for All”, opens in May.",
    "Mr Smith (“the Applicant”) and the council (“the Respondent”) agreed terms.",
    "The ’70s and ’80s estates’ roofs weren’t ‘fit for purpose’, tenants’ leaders said.",
    "Rock ’n’ roll fans queued from 6 o’clock.",
    'The pipe is 3\' 6" long and 12" across.',
    "The minister said the government would “stop at nothing” to “level up” towns.",
    "Thomas asked: “What did he mean by ‘soon’?”",
    "“It’s the children’s day, and the parents’ too,” said the head.",
    "A Downing Street spokesperson:\n\n“The Prime Minister spoke to the President this morning.”",
    "Minister for Care Ann Lee today:\n\n“We will act now to fix this for every family.”",
    "Notes:\n\n1. “Small business” means one with fewer than 50 staff.",
    "What the scheme does\n\n“Help to Grow” pays for training. “Start Up” pays for tools.",
    "“Help to Grow” is a scheme for small firms.",
    "“Sustainable Homes for Rural Communities: A Plan for Wales” is out today.",
    "The poem ends: “And miles to go before I sleep.”",
    (
        "Victims said he had ruined their lives. One said: “I can no longer sleep.” "
        "Another said: “I do not go out.”"
    ),
    "In her statement, the victim, who cannot be named, said: “I can no longer sleep.”",
    "He shouted “Stop the car and get out now!” at the driver.",
    "Sentencing, Judge Ann Lee said: “You showed no remorse.”",
    "Judge Ann Lee, sentencing him to 5 years, said: “You showed no remorse.”",
    "Ann Lee (pictured), head of the trust, said: “We are proud.”",
    "Ann Lee, MP for Leeds, said: “We are proud of them.”",
    "Leader of the council Ann Lee and mayor John Brown said: “We are proud.”",
    "Ann Lee of Leeds Trust said: “We are proud of them.”",
    "Ann Lee, Director of X, and John Brown, Director of Y, said: “We are proud.”",
    "In Leeds, West Yorkshire, Ann Lee said: “We are proud.”",
    "On Monday, Ann Lee said: “We are proud of them all.”",
    "At the event, held in May, Ann Lee said: “We are proud.”",
    "Earlier this week, Foreign Secretary Ann Lee said: “We are proud.”",
    "Launching the plan, the Minister for Sport, Tourism and Culture said: “We are proud.”",
    "Secretary of State for Business, Energy and Industrial Strategy Ann Lee said: “We are proud.”",
    "Welcoming the news, Ann Lee, who chairs the board, said: “We are proud.”",
    "As chair, Ann Lee said: “We are proud of them all.”",
    "Ann Lee, Bob Cole and Carl Dunn said: “We are proud.”",
    "Chief Nurse for England, Ruth May, and Medical Director, Steve Powis, said: “We are proud.”",
    "Dr Ann Lee, PhD, said: “We are proud of them all.”",
    "Smith & Sons Ltd, Leeds, said: “We are proud of them all.”",
    "Defence Secretary, the Rt Hon Ann Lee MP, said: “We are proud.”",
    "When asked, Ann Lee said: “We are proud of them all.”",
    "Ann Lee, aged 8, said: “I liked the slide best of all.”",
    "The UK, France and Germany said: “We are united in this.”",
    "In response to the ruling, Leeds City Council said: “We accept the findings.”",
    "“We are thrilled,” Ann Lee, director of the trust, said.",
    "“We are thrilled,” said Ann Lee, director of the trust, in a statement on Monday.",
]
ORPHANS = [
    "The scheme opens in May. “We will act now to fix this for every family.” It runs for 2 years.",
    (
        "The scheme opens in May.\n\n> We will act now, and our members will too.\n\nIt "
        "will run for 2 years."
    ),
    (
        "The plan has 3 parts:\n\n> Our first aim is to act now, and we will.\n\nIt will "
        "run for 2 years."
    ),
]
WRONG_MARKS = [
    "Jane Smith said: “We will act.””",
    "Jane Smith said: “We will act.'",
    "Jane Smith said: We will act now to fix this.”",
    "Jane Smith said: “We will act now to fix this.\n\nThe scheme opens in May.",
    "The judge told him: “You showed no remorse.”\n\n“You will go to prison for 5 years.”",
    (
        "Jane Smith said:\n\n“We will act.\n\n“We will not stop.”\n\n“We will fix it.”\n\nThe "
        "scheme opens in May."
    ),
    'Jane Smith said, “We will act now to fix this."',
    'Jane Smith said ‘We will act now to fix this."',
    (
        "Jane Smith said:\n\n‘We will act now to fix this.\n\n‘We will not stop.\n\nThe "
        "scheme opens in May."
    ),
    (
        "Jane Smith said:\n\n“We will act now.\n\nWe will not stop.\n\nWe will fix it.”\n\nThe "
        "scheme opens in May."
    ),
    "Jane Smith said:\n\nWe will act now.”\n\nThe scheme opens in May.",
    "“We will act now to fix this.\n\nThe scheme opens in May.\n\nIt runs for 2 years.",
]


@pytest.fixture(scope="module")
def rulebook():
    folder = Path(__file__).resolve().parents[2] / "rules" / "quotes"
    return rulebook_of(*(RuleFile(path, "quotes", path.name) for path in folder.glob("*.yaml")))


def rules(text, rulebook):
    report = report_of(f"# Works end\n\nWork ran from March to June.\n\n{text}\n", rulebook)
    return {
        result.rule
        for result, finding in report.findings()
        if finding.severity is not Severity.INFO
    }


@pytest.mark.parametrize("text", SILENT)
def test_silent(text, rulebook):
    assert rules(text, rulebook) == set()


@pytest.mark.parametrize("text", ORPHANS)
def test_orphan(text, rulebook):
    assert rules(text, rulebook) == {"unattributed-quote"}


@pytest.mark.parametrize("text", WRONG_MARKS)
def test_wrong_marks(text, rulebook):
    assert rules(text, rulebook) & {"quote-marks", "quote-mark-style"}
