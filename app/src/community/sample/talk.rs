//! What members say about the topic of most samples.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Language::{self, En, Fr};
use domain::community::{FileKind, Reaction, TopicKind, TopicState};
use services::community::{CommentLocation, Conversation, Discussion, Order, Passage, ThreadPage};
use store::account::Author;
use store::community::Topic;
use store::community::comment::{Comment, Gone, Thread};
use store::community::file::TopicFile;
use store::community::following::Own;
use store::search::FoundComment;
use time::Duration;
use uuid::Uuid;

use super::members::{
    GUEST_POST, TOPIC, anne_sophie, both, community_team, hostile, isaac, oceane, priya, reader, rowan,
    wilhelmina,
};
use super::topics::{consultation_topic, guest_topic, theme, topic, topic_lines};
use crate::sample::NOW;

/// What is said of sick notes, and answered.
const NOTES: &str = "Le certificat d’absence de moins de cinq jours. J’en ai signé **onze** lundi, et pas un n’a changé \
    quoi que ce soit au traitement.\n\nDepuis septembre, la clinique remet plutôt une feuille qui explique pourquoi nous \
    n’en faisons plus. Les employeurs l’ont mieux pris que nous ne le craignions.";
/// What is said of inboxes.
const INBOXES: &str = "Three inboxes, and I am the only index:\n\n1. faxes, which somebody prints\n2. messages from the \
    portal, which arrive at midnight\n3. paper, which goes missing\n\nThe form I would drop first is the one that has me \
    type again what all three already say.";
/// What somebody who has left said.
const FIRST_PASS: &str = "We gave a nurse the first pass, with written rules on what goes straight to the chart. It took \
    a month to trust it. I would not go back to reading every inbox myself.";

fn said(seq: i64, author: Option<Author>, language: Language, hours: i64, source: &str) -> Comment {
    Comment {
        id: 400 + seq,
        topic: TOPIC,
        seq,
        parent: None,
        position: seq,
        author,
        language,
        html: markdown::render(source),
        created: NOW - Duration::hours(hours),
        edited: None,
        gone: None,
        replies: 0,
        answers: 0,
        reactions: [0; 3],
        own_reactions: 0,
    }
}

/// A comment with what replies to it.
fn thread(head: Comment, replies: Vec<Comment>) -> Thread {
    let parent = Some(head.id);
    let replies: Vec<_> = replies.into_iter().map(|reply| Comment { parent, ..reply }).collect();
    let count = replies.len() as u64;
    Thread { head: Comment { replies: count, answers: count, ..head }, replies }
}

/// A comment with replies, among them a quotation and one of a learner.
fn about_notes() -> Thread {
    let head = said(1, Some(anne_sophie()), Fr, 118, NOTES);
    let quoting = format!(
        "{}Would you share that page? I would translate it for our hospital, with your name on it or without.",
        domain::community::quotation(
            Some(&anne_sophie().username),
            "la clinique remet plutôt une feuille qui explique pourquoi nous n’en faisons plus",
        ),
    );
    let agreed = "Avec plaisir, et sans nom. Elle existe déjà dans les deux langues\u{a0}: je demande à mes collègues et je \
        vous la fais suivre cette semaine.";
    let taught =
        "Nobody taught us how to say no to a form. That page would make a better hour of teaching than most.";
    let head = Comment { reactions: [14, 9, 0], ..head };
    let replies = vec![
        said(2, Some(rowan()), En, 116, &quoting),
        said(3, Some(anne_sophie()), Fr, 115, agreed),
        Comment { reactions: [6, 0, 0], ..said(6, Some(isaac()), En, 70, taught) },
    ];
    thread(head, replies)
}

fn threads() -> Vec<Thread> {
    let inboxes = Comment { reactions: [21, 4, 0], ..said(4, Some(priya()), En, 98, INBOXES) };
    let thanks = "Thank you. We are listing the questions that are asked twice, and will publish the list here with the summary at the end of the month.";
    let calm = "Je comprends la colère, moins le ton. Revenons au formulaire.";
    let alone = "Je ne confierais pas tout\u{a0}: c’est en relisant moi-même un résultat que j’ai parfois rappelé quelqu’un à \
        temps. Mais les demandes d’autorisation pour un médicament que la personne prend depuis dix ans, oui, dès demain.";
    let software = "Our referral software says `<b>URGENT</b>` & \"routine\" at once, and files both under\n\n\
        `Otorhinolaryngologiecervicofacialepédiatriqueambulatoire`\n\nSee https://example.org/forms?of=ent&language=fr \
        for the manual. I have not found anybody who has.";
    let counted = "We counted, one clerk for one month: every form that came in. Half of what hangs beside the printer now \
        is the same four pages under four letterheads.";
    let gone = |seq, hours, gone| Comment { gone: Some(gone), ..said(seq, Some(rowan()), En, hours, "") };
    vec![
        about_notes(),
        thread(inboxes, vec![said(5, Some(community_team()), En, 90, thanks)]),
        thread(gone(7, 66, Gone::Withdrawn), Vec::new()),
        thread(gone(8, 60, Gone::Hidden), vec![said(9, Some(oceane()), Fr, 58, calm)]),
        thread(Comment { reactions: [3, 2, 6], ..said(10, Some(oceane()), Fr, 44, alone) }, Vec::new()),
        thread(Comment { reactions: [8, 17, 1], ..said(11, None, En, 30, FIRST_PASS) }, Vec::new()),
        thread(said(12, Some(wilhelmina()), En, 9, software), Vec::new()),
        thread(gone(13, 5, Gone::Moved(388)), Vec::new()),
        thread(Comment { edited: Some(NOW), ..said(14, Some(reader()), En, 0, counted) }, Vec::new()),
    ]
}

/// A page of comments.
pub(in crate::community) fn comments(threads: Vec<Thread>) -> Arc<ThreadPage> {
    Arc::new(ThreadPage::new(threads, None))
}

/// What is said about the topic, as somebody sees it who comes for the first time.
pub(in crate::community) fn discussion() -> Discussion {
    Discussion {
        theme: theme(0).title,
        topic: topic(),
        files: Vec::new(),
        order: Order::Oldest,
        after: String::new(),
        page: 1,
        pages: 1,
        next: None,
        comments: comments(threads()),
        own_reactions: BTreeMap::from([(401, Reaction::SeenToo.bit())]),
        own: Own::default(),
        draft: None,
        mark_after: 6,
        unseen: 0,
        resume: None,
    }
}

/// Where somebody goes on who read the first comments.
pub(in crate::community) const fn next_comment() -> CommentLocation {
    CommentLocation::Topic { topic: TOPIC, page: 1, comment: 407 }
}

/// A topic about which nobody said anything yet.
pub(in crate::community) fn quiet_discussion() -> Discussion {
    let topic = Topic { pinned: false, comments: 0, standing: 0, threads: 0, ..topic() };
    Discussion { topic, comments: comments(Vec::new()), mark_after: 0, ..discussion() }
}

/// A consultation, with a picture and a document beside it.
pub(in crate::community) fn consultation() -> Discussion {
    let file = |id, kind, pixels, label| TopicFile {
        id: Uuid::from_u128(id),
        topic: TOPIC,
        kind,
        label,
        pixels,
        size: 348_000,
    };
    let picture = both(
        "Three forms side by side that ask the same eleven questions",
        "Trois formulaires côte à côte, qui posent les onze mêmes questions",
    );
    let draft = both("Draft of a common form", "Projet de formulaire commun");
    let files = vec![file(1, FileKind::Png, (640, 360), picture), file(2, FileKind::Pdf, (0, 0), draft)];
    Discussion { topic: consultation_topic(), files, ..discussion() }
}

/// A topic that is closed, and of which something came.
pub(in crate::community) fn closed_discussion() -> Discussion {
    let topic = Topic {
        state: TopicState::Closed,
        pinned: false,
        closed: Some(NOW - Duration::days(14)),
        outcome: Some(NOW - Duration::days(7)),
        review: Some(NOW + Duration::days(120)),
        ..topic()
    };
    Discussion { topic, ..discussion() }
}

/// A topic that moderators locked.
pub(in crate::community) fn locked_discussion() -> Discussion {
    let topic = Topic { locked_until: Some(NOW + Duration::hours(20)), ..topic() };
    Discussion { topic, ..discussion() }
}

/// What is said about a guest post.
pub(in crate::community) fn guest_discussion() -> Discussion {
    let topic = Topic { comments: 1, standing: 1, threads: 1, ..guest_topic() };
    let asked = "What did the last hour of the evening look like once bookings were gone? Ours fills up by half past six.";
    let comment = Comment { topic: GUEST_POST, ..said(1, Some(priya()), En, 20, asked) };
    let comments = comments(vec![thread(comment, Vec::new())]);
    Discussion { topic, comments, mark_after: 1, ..discussion() }
}

/// A comment and what replies to it.
pub(in crate::community) fn conversation() -> Conversation {
    let Thread { head, replies } = about_notes();
    let head = Comment { own_reactions: Reaction::SeenToo.bit(), ..head };
    Conversation {
        topic: topic(),
        head,
        replies,
        page: 1,
        pages: 1,
        mark: 0,
        mark_after: 3,
        quoted: None,
        quotation: String::new(),
    }
}

/// A comment to which nobody replied.
pub(in crate::community) fn lone_comment() -> Comment {
    Comment { reactions: [8, 17, 1], ..said(11, None, En, 30, FIRST_PASS) }
}

/// What a reply begins with that quotes.
pub(in crate::community) fn quotation() -> String {
    domain::community::quotation(Some(&anne_sophie().username), NOTES)
}

/// What is found by the word that samples look for: `inbox`, `formulaire`.
pub(in crate::community) fn found_comments() -> Vec<FoundComment> {
    let found = |comment, source: &str, kind, at: usize| {
        let title = topic_lines().swap_remove(at).title;
        FoundComment { comment, source: source.to_owned(), title, kind }
    };
    let inboxes = said(4, Some(priya()), En, 98, INBOXES);
    let left = said(11, None, En, 30, FIRST_PASS);
    let form = "La semaine où le système est tombé en panne, nous avons rempli un seul formulaire sur papier par personne. \
        Personne n’a rien perdu.";
    let evening = said(30, Some(anne_sophie()), Fr, 300, form);
    let written = format!("An inbox, un formulaire, {}", hostile());
    let hostile = said(31, Some(wilhelmina()), En, 400, &written);
    vec![
        found(left, FIRST_PASS, TopicKind::Discussion, 0),
        found(inboxes, INBOXES, TopicKind::Discussion, 0),
        found(evening, form, TopicKind::GuestPost, 2),
        found(hostile, &written, TopicKind::Discussion, 3),
    ]
}

/// Where that word stands in topics.
pub(in crate::community) fn passages() -> Vec<Passage> {
    let passage = |topic, is_outcome, language, source: &str| Passage {
        topic,
        is_outcome,
        language,
        source: source.to_owned(),
    };
    let asked = topic().content;
    let heard =
        "Several clinics share one inbox now, and one form: le même **formulaire** sert à trois régies.";
    vec![passage(TOPIC, false, Fr, &asked.fr.intro), passage(14, true, En, heard)]
}
