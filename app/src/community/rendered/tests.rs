//! Claims about comments that were written before.

use std::collections::BTreeMap;

use domain::Language::{En, Fr};
use domain::community::Zone;
use leptos::prelude::{Owner, provide_context};
use proptest::prelude::*;
use store::community::comment::{CommentPageRequest, Gone, Thread};
use time::Duration;

use super::*;
use crate::community::sample;
use crate::routes::Route;
use crate::sample::{NOW, context};

const SLOT: Slot = (12, CommentPageRequest::Oldest(1));

/// Somebody reads a page, after something happened to one of its comments.
#[derive(Clone, Debug)]
struct Step {
    /// Which comment, and what.
    change: (usize, u8),
    seconds: i64,
    /// Whose the page is, how far they have read, and how they reacted to which comment.
    reader: u128,
    mark: i64,
    reaction: (usize, u8),
    zone: usize,
    flags: [bool; 3],
}

fn step() -> impl Strategy<Value = Step> {
    let of_page = ((0_usize..14, 0_u8..9), prop_oneof![Just(0_i64), 1_i64..200, 1_i64..200_000]);
    let of_reader = (0_u128..9, 0_i64..16, (0_usize..14, 0_u8..8), 0_usize..8, any::<[bool; 3]>());
    (of_page, of_reader).prop_map(|((change, seconds), (reader, mark, reaction, zone, flags))| Step {
        change,
        seconds,
        reader,
        mark,
        reaction,
        zone,
        flags,
    })
}

/// The comment with a number, in the order of the page, counted round.
fn nth(threads: &mut [Thread], number: usize) -> Option<&mut Comment> {
    let count: usize = threads.iter().map(|thread| 1 + thread.replies.len()).sum();
    let mut all =
        threads.iter_mut().flat_map(|Thread { head, replies }| std::iter::once(head).chain(replies));
    all.nth(number % count.max(1))
}

/// What may happen to a comment, or to its author's name.
fn change(comment: &mut Comment, what: u8, now: OffsetDateTime) {
    match what {
        0 => comment.html = format!("<p>{now}</p>"),
        1 => comment.reactions[0] += 1,
        2 => comment.gone = Some(Gone::Hidden),
        3 => comment.gone = None,
        4 => comment.author = None,
        5 => comment.author = Some(sample::reader()),
        6 => comment.edited = Some(now),
        7 => comment.answers += 7,
        _ => {}
    }
}

fn read(
    (topic, page): (&Discussion, &Arc<ThreadPage>),
    step: &Step,
    now: OffsetDateTime,
    kept: Option<&RenderedComments>,
) -> String {
    let [is_open, is_member, is_french] = step.flags;
    let language = if is_french { Fr } else { En };
    let context = Context { now, ..context(language, Some(Route::Topic)) };
    let reader = Reader { person: Uuid::from_u128(step.reader), mark: step.mark, is_open, is_member };
    let (number, kinds) = step.reaction;
    let reacted = page.comments().nth(number).map(|one| (one.id, kinds));
    let own_reactions: BTreeMap<i64, u8> = reacted.into_iter().collect();
    let discussion = Discussion { comments: page.clone(), own_reactions, ..topic.clone() };
    Owner::new().with(|| {
        provide_context(Zone::ALL[step.zone % Zone::ALL.len()]);
        let mut html = String::new();
        write_threads(&mut html, &context, &discussion, &reader, kept);
        html
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn a_page_with_what_was_written_before_is_to_the_byte_the_page_written_anew(
        steps in proptest::collection::vec(step(), 1..24),
    ) {
        let (kept, topic) = (RenderedComments::default(), sample::discussion());
        let mut threads = topic.comments.threads.clone();
        let mut page = Arc::new(ThreadPage::new(threads.clone(), Some(SLOT)));
        let mut now = NOW;
        for step in &steps {
            now += Duration::seconds(step.seconds);
            let (number, what) = step.change;
            // Where nothing happened, the page is the very same.
            if what < 8 && let Some(comment) = nth(&mut threads, number) {
                change(comment, what, now);
                page = Arc::new(ThreadPage::new(threads.clone(), Some(SLOT)));
            }
            let anew = read((&topic, &page), step, now, None);
            for _ in 0..2 {
                prop_assert_eq!(&read((&topic, &page), step, now, Some(&kept)), &anew);
            }
        }
    }

    #[test]
    fn nothing_that_is_kept_is_a_reader_s(steps in proptest::collection::vec(step(), 1..6)) {
        let (kept, topic) = (RenderedComments::default(), sample::discussion());
        let page = Arc::new(ThreadPage::new(topic.comments.threads.clone(), Some(SLOT)));
        for step in &steps {
            read((&topic, &page), step, NOW, Some(&kept));
        }
        for (_, written) in kept.0.iter() {
            for (one, piece) in written.page.comments().zip(&written.pieces) {
                let open_to_its_author = [En, Fr].map(|of| Route::EditComment.path_with(of, &one.id.to_string()));
                for html in std::iter::once(&piece.html).chain(piece.new.get()) {
                    prop_assert!(!html.contains("aria-pressed=\"true\""), "how somebody reacted: {}", html);
                    prop_assert!(!open_to_its_author.iter().any(|path| html.contains(path)), "{}", html);
                    prop_assert!(![En, Fr].iter().any(|of| html.contains(&Route::Decisions.path(*of))), "{}", html);
                }
            }
        }
    }
}

#[test]
fn a_new_comment_costs_itself_alone() {
    let (kept, topic) = (RenderedComments::default(), sample::discussion());
    let mut threads = topic.comments.threads.clone();
    let step = Step {
        change: (0, 8),
        seconds: 0,
        reader: 0,
        mark: 0,
        reaction: (0, 0),
        zone: 0,
        flags: [true, true, false],
    };
    let pieces = |threads: &[Thread]| {
        let page = Arc::new(ThreadPage::new(threads.to_vec(), Some(SLOT)));
        read((&topic, &page), &step, NOW, Some(&kept));
        let written = kept.0.iter().map(|(_, written)| written).next();
        written.map(|written| written.pieces.iter().map(|piece| piece.html.clone()).collect::<Vec<_>>())
    };
    let before = pieces(&threads).unwrap_or_default();
    let mut new = threads[0].clone();
    (new.head.id, new.head.seq) = (999, 99);
    new.replies.clear();
    threads.push(new);
    let after = pieces(&threads).unwrap_or_default();
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().zip(&after).all(|(one, other)| Arc::ptr_eq(one, other)));
}
