//! Claims about comments that their authors take back, or change, while moderators look into them.

use domain::Language;
use domain::account::Username;
use domain::community::SuggestionText;
use domain::desk::RequestKind;
use domain::moderation::{AuthorRules, Burst, CaseState, Clause, HIDDEN_TIME, Ruling, Signal, Target, Watch};
use domain::search::Analyser;
use store::community::comment::{Added, CommentText, Gone, NewComment};
use store::community::copies::{Claim, CopyPlace, OwnText, Rewritten};
use store::community::suggestion::NewSuggestion;
use store::community::{TopicPageRequest, TopicSave};
use store::desk::{Act, Did, Rename};
use store::moderation::{Acted, CaseAct, Reported, Scrutiny, Visibility};
use time::{Duration, OffsetDateTime};

use crate::account::name_key;
use crate::comments::text;
use crate::harness::{Kit, NOW, key, later};
use crate::moderation::{Bench, NOTHING};

crate::on_both_databases!(
    what_is_taken_back_stays_with_its_case_until_its_term_is_over,
    what_nobody_asks_about_is_erased_when_it_is_taken_back,
    who_leaves_takes_along_what_they_took_back,
    what_is_repeated_of_a_comment_goes_with_it_and_an_earlier_version_loses_that_alone,
    what_moderators_look_into_goes_on_repeating_what_was_taken_back,
    each_of_ones_words_is_told_with_the_moment_it_was_written,
    what_a_topic_says_is_told_with_who_said_so_and_whether_it_stands,
    suggestions_and_guest_posts_repeat_it_no_more,
    who_has_a_topic_open_saves_back_nothing_that_was_erased,
    what_was_moved_away_quotes_from_where_it_stood_as_well,
    a_slow_topic_counts_what_was_taken_back,
    a_burst_counts_what_was_taken_back,
    a_new_version_is_reported_anew_and_opens_a_case_again,
    a_person_weighs_once_however_many_versions_they_reported,
    a_name_that_was_changed_is_reported_anew,
    a_comment_taken_back_or_held_counts_nowhere,
    where_a_comment_was_moved_the_counts_are_true,
);

async fn what_is_taken_back_stays_with_its_case_until_its_term_is_over(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let comment = bench.scene.add(0, None, "zanzibar").await;
    assert!(store.change_comment((comment, None), author, text("xanadu"), NOW, later(2)).await.unwrap());
    let case = bench.reported_comment(comment).await;
    assert!(store.withdraw_comment(comment, author, Vec::new(), later(10)).await.unwrap());
    let kept = bench.case(case).await;
    assert_eq!((kept.text.source.as_str(), kept.text.html.as_str()), ("xanadu", "<p>xanadu</p>"));
    assert_eq!((kept.text.earlier.len(), kept.text.taken_back), (1, Some(later(10))));
    assert_eq!((kept.line.standing, kept.line.excerpt.as_str()), (Visibility::Gone, "xanadu"));
    // Nobody else reads it: neither members nor its author.
    let seen = store.comment(comment, author).await.unwrap().unwrap();
    assert_eq!((seen.gone, seen.html.as_str()), (Some(Gone::Withdrawn), ""));
    assert_eq!((bench.finds("xanadu").await, store.comment_source(comment).await.unwrap()), (0, None));
    assert!(store.hidden_texts(bench.scene.topic).await.unwrap().is_empty());
    assert!(store.participation(author).await.unwrap().comments.is_empty());
    // It is settled, with a measure where one is due; it does not come back.
    assert_eq!(bench.rule(case, Ruling::Remove).await, Acted::NotNow);
    assert_eq!(bench.rule(case, Ruling::Keep).await, Acted::Done);
    assert_eq!(store.comment(comment, author).await.unwrap().unwrap().gone, Some(Gone::Withdrawn));
    let over = later(60) + HIDDEN_TIME;
    assert_eq!(store.erase_hidden(over - HIDDEN_TIME).await, Ok(0));
    assert!(bench.kit().dump().await.contains("zanzibar"));
    assert_eq!(store.erase_hidden(over - HIDDEN_TIME + Duration::minutes(1)).await, Ok(1));
    let dump = bench.kit().dump().await;
    assert!(!dump.contains("zanzibar") && !dump.contains("xanadu"));
    assert!(bench.verified().await.is_some());
}

async fn what_nobody_asks_about_is_erased_when_it_is_taken_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let comment = bench.scene.add(0, None, "zanzibar").await;
    assert!(store.withdraw_comment(comment, author, Vec::new(), later(10)).await.unwrap());
    let (old, case) = bench.reported("xanadu").await;
    assert_eq!(bench.rule(case, Ruling::Keep).await, Acted::Done);
    let long_after = later(61) + HIDDEN_TIME;
    assert!(store.withdraw_comment(old, author, Vec::new(), long_after).await.unwrap());
    let dump = bench.kit().dump().await;
    assert!(!dump.contains("zanzibar") && !dump.contains("xanadu"));
}

async fn who_leaves_takes_along_what_they_took_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let (comment, _) = bench.reported("zanzibar").await;
    assert!(store.withdraw_comment(comment, author, Vec::new(), later(10)).await.unwrap());
    assert!(store.leave(author, [9; 32], true, Vec::new(), later(80)).await.unwrap());
    assert!(!bench.kit().dump().await.contains("zanzibar"));
    assert_eq!(bench.kit().number("SELECT COUNT(*) FROM taken_back").await, 0);
}

/// What is to stand where others repeat a word.
fn repeats(places: &[(CopyPlace, &str)]) -> Vec<Rewritten> {
    let rewritten = |(place, before): &(CopyPlace, &str)| Rewritten {
        place: *place,
        before: (*before).to_owned(),
        source: before.replace("zanzibar", "gone"),
        html: "<p>gone</p>".into(),
        renderer: 1,
    };
    places.iter().map(rewritten).collect()
}

/// The place of what a comment said until some seconds after the beginning.
fn until(comment: i64, seconds: i64) -> CopyPlace {
    let milliseconds = later(seconds).unix_timestamp_nanos() / 1_000_000;
    CopyPlace::Version(comment, i64::try_from(milliseconds).unwrap())
}

async fn what_is_repeated_of_a_comment_goes_with_it_and_an_earlier_version_loses_that_alone(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, [author, other]) = (&bench.kit().store, bench.scene.people);
    let comment = bench.scene.add(0, None, "zanzibar").await;
    let quoting = bench.scene.add(1, None, "> zanzibar\n\nxanadu").await;
    assert!(
        store.change_comment((quoting, None), other, text("> zanzibar\n\nYes"), NOW, later(2)).await.unwrap()
    );
    let places = [
        (CopyPlace::Comment(quoting), "> zanzibar\n\nYes"),
        (until(quoting, 2), "> zanzibar\n\nxanadu"),
        (until(quoting, 2), "what it never said"),
    ];
    assert!(!store.withdraw_comment(comment, other, repeats(&places), later(3)).await.unwrap());
    assert_eq!(store.comment_source(quoting).await.unwrap().as_deref(), Some("> zanzibar\n\nYes"));
    assert!(store.withdraw_comment(comment, author, repeats(&places), later(3)).await.unwrap());
    assert_eq!(store.comment_source(quoting).await.unwrap().as_deref(), Some("> gone\n\nYes"));
    let case = bench.reported_comment(quoting).await;
    let earlier = bench.case(case).await.text.earlier;
    assert_eq!(earlier, [(later(2), "> gone\n\nxanadu".to_owned())]);
    assert!(!bench.kit().dump().await.contains("zanzibar"));
}

async fn what_moderators_look_into_goes_on_repeating_what_was_taken_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let comment = bench.scene.add(0, None, "zanzibar").await;
    let quoting = bench.scene.add(0, None, "> zanzibar\n\nFool").await;
    assert!(store.change_comment((quoting, None), author, text("> zanzibar"), NOW, later(2)).await.unwrap());
    let case = bench.reported_comment(quoting).await;
    let places = [(CopyPlace::Comment(quoting), "> zanzibar"), (until(quoting, 2), "> zanzibar\n\nFool")];
    assert!(store.withdraw_comment(comment, author, repeats(&places), later(10)).await.unwrap());
    let kept = bench.case(case).await.text;
    assert_eq!(kept.source, "> gone", "nobody else reads it");
    let mut earlier = kept.earlier;
    earlier.sort();
    let said = [(later(2), "> zanzibar\n\nFool".to_owned()), (later(10), "> zanzibar".to_owned())];
    assert_eq!(earlier, said);
    assert!(store.withdraw_comment(quoting, author, Vec::new(), later(11)).await.unwrap());
    let withheld = repeats(&[(CopyPlace::Withheld(quoting), "> gone"), (until(quoting, 10), "> zanzibar")]);
    store.rewrite(withheld, Some(later(12))).await.unwrap();
    assert_eq!(bench.case(case).await.text.earlier.len(), 2);
    assert!(bench.kit().dump().await.contains("zanzibar"));
    // Who leaves takes it out there as well.
    let all = [(until(quoting, 2), "> zanzibar\n\nFool"), (until(quoting, 10), "> zanzibar")];
    store.rewrite(repeats(&all), None).await.unwrap();
    assert!(!bench.kit().dump().await.contains("zanzibar"));
}

async fn each_of_ones_words_is_told_with_the_moment_it_was_written(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, topic, author) = (&bench.kit().store, bench.scene.topic, bench.scene.people[0]);
    let comment = bench.scene.add(0, None, "> one").await;
    for (minute, words) in [(2, "> two"), (3, "> three")] {
        assert!(
            store.change_comment((comment, None), author, text(words), NOW, later(minute)).await.unwrap()
        );
    }
    let own = store.words_of(comment, Some(author)).await.unwrap();
    assert_eq!((own.names, own.leaves), (vec!["barnabe".to_owned()], false));
    let mut words = own.texts;
    words.sort_by_key(|text| text.written);
    let said = [(1, "> one"), (2, "> two"), (3, "> three")].map(|(minute, source)| OwnText {
        comment,
        topic,
        source: source.to_owned(),
        written: later(minute),
    });
    assert_eq!(words, said);
    assert_eq!(store.own_words(author).await.unwrap().texts.len(), 3);
    let mut copies = store.copies_elsewhere(Some(topic)).await.unwrap();
    copies.extend(store.copies_in_comments(Some(topic), 0, 9).await.unwrap());
    let mut moments: Vec<_> = copies.into_iter().map(|copied| (copied.source, copied.written)).collect();
    moments.sort_by_key(|(_, written)| *written);
    assert_eq!(moments, said.map(|text| (text.source, text.written)));
}

async fn what_a_topic_says_is_told_with_who_said_so_and_whether_it_stands(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, topic, author) = (&bench.kit().store, bench.scene.topic, bench.scene.people[0]);
    let changed = bench.scene.add(0, None, "one").await;
    assert!(store.change_comment((changed, None), author, text("two"), NOW, later(2)).await.unwrap());
    let (other, gone) = (bench.scene.add(1, None, "three").await, bench.scene.add(1, None, "four").await);
    assert!(store.withdraw_comment(gone, bench.scene.people[1], Vec::new(), later(3)).await.unwrap());
    let told = async || {
        let mut claims = store.claims(topic).await.unwrap();
        claims.sort_by_key(|claim| (claim.comment, claim.written));
        let told = |claim: Claim| (claim.comment, claim.author, claim.source, claim.written, claim.stands);
        claims.into_iter().map(told).collect::<Vec<_>>()
    };
    let said = |comment: i64, by: Option<&str>, source: &str, second: i64, stands: bool| {
        (comment, by.map(str::to_owned), source.to_owned(), later(second), stands)
    };
    let others = said(other, Some("clothilde"), "three", 1, true);
    let own = Some("barnabe");
    assert_eq!(
        told().await,
        [said(changed, own, "one", 1, false), said(changed, own, "two", 2, true), others.clone()]
    );
    assert!(store.claims(topic + 1).await.unwrap().is_empty());
    assert_eq!(store.leave(author, [9; 32], true, Vec::new(), later(9)).await, Ok(true));
    assert_eq!(told().await, [said(changed, None, "two", 2, true), others]);
}

async fn suggestions_and_guest_posts_repeat_it_no_more(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, other) = (&bench.kit().store, bench.scene.people[1]);
    let text = SuggestionText { title: "Ask @zanzibar".into(), why: "> zanzibar\n\nYes".into() };
    let (id, form) = (bench.kit().id(), bench.kit().id());
    let language = Language::Fr;
    let new = NewSuggestion { id, author: other, form, language, text, theme: None, at: later(1) };
    store.suggest(new).await.unwrap();
    let theme = store.topic(bench.scene.topic).await.unwrap().unwrap().theme;
    let (guest, topic) = bench.kit().approved(theme, other, "What @zanzibar says").await;
    let version = store.guest_post(guest).await.unwrap().unwrap().version;
    let found = store.copies_in_posts().await.unwrap();
    assert!(found.iter().all(|copied| copied.topics.is_empty()));
    let repeating = found.iter().filter(|copied| copied.source.contains("zanzibar"));
    let places: Vec<_> = repeating.map(|copied| (copied.place, copied.source.as_str())).collect();
    assert_eq!(
        places.len(),
        8,
        "a suggestion's title and reason; a guest post, its topic and that one's version"
    );
    let stale: Vec<_> = places.iter().map(|(place, _)| (*place, "zanzibar, once")).collect();
    store.rewrite(repeats(&stale), None).await.unwrap();
    assert_eq!(store.copies_in_posts().await.unwrap(), found, "what says something else stays");
    store.rewrite(repeats(&places), None).await.unwrap();
    let suggestion = store.suggestion(id).await.unwrap().unwrap();
    assert_eq!(
        (suggestion.text.title.as_str(), suggestion.text.why.as_str()),
        ("Ask @gone", "> gone\n\nYes")
    );
    let post = store.guest_post(guest).await.unwrap().unwrap();
    assert_eq!(
        (post.content.en.title.as_str(), post.content.fr.body.as_str()),
        ("What @gone says", "Nobody slept.")
    );
    assert!(post.version > version, "who has it open does not put it back");
    assert_eq!(store.topic(topic).await.unwrap().unwrap().content.fr.title, "What @gone says");
    assert!(store.topics_to_index(9).await.unwrap().iter().any(|(_, waiting)| waiting.id == topic));
    assert!(!bench.kit().dump().await.contains("zanzibar"));
}

async fn who_has_a_topic_open_saves_back_nothing_that_was_erased(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, other) = (&bench.kit().store, bench.scene.people[1]);
    let theme = store.topic(bench.scene.topic).await.unwrap().unwrap().theme;
    let (_, id) = bench.kit().approved(theme, other, "What @zanzibar says").await;
    let open = store.topic(id).await.unwrap().unwrap();
    let found = store.copies_in_posts().await.unwrap();
    let repeating = found.iter().filter(|copied| copied.source.contains("zanzibar"));
    let places: Vec<_> = repeating.map(|copied| (copied.place, copied.source.as_str())).collect();
    store.rewrite(repeats(&places), None).await.unwrap();
    let save = TopicSave {
        id: Some(id),
        version: open.version,
        theme,
        content: open.content,
        stems: Analyser.stems("zanzibar"),
        closes: None,
        actor: bench.moderators[0],
        at: later(90),
    };
    assert_eq!(store.save_topic(save.clone()).await, Ok(None), "it was changed meanwhile");
    let topic = store.topic(id).await.unwrap().unwrap();
    let versions = store.topic_versions(id).await.unwrap();
    let saved: Vec<_> =
        versions.iter().map(|saved| (saved.version, saved.content.en.title.as_str())).collect();
    assert_eq!(saved, [(topic.version, "What @gone says")], "the save that it came from");
    assert!(!bench.kit().dump().await.contains("zanzibar"));
    let after = TopicSave { version: topic.version, content: topic.content, ..save };
    assert_eq!(store.save_topic(after).await, Ok(Some(id)));
}

async fn what_was_moved_away_quotes_from_where_it_stood_as_well(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, here, other) = (&bench.kit().store, bench.scene.topic, bench.scene.people[1]);
    let (to, _) = bench.elsewhere().await;
    bench.scene.add(0, None, "zanzibar").await;
    let quoting = bench.scene.add(1, None, "> zanzibar").await;
    assert!(
        store.change_comment((quoting, None), other, text("> zanzibar\n\nYes"), NOW, later(2)).await.unwrap()
    );
    let case = bench.reported_comment(quoting).await;
    let moves = bench.act(case, Some(bench.moderators[0]), bench.moving(Some(to)), later(60));
    assert_eq!(moves.await, Acted::Done);
    for topic in [Some(here), Some(to), None] {
        let mut copies = store.copies_elsewhere(topic).await.unwrap();
        copies.extend(store.copies_in_comments(topic, 0, 9).await.unwrap());
        let told: Vec<_> = copies.into_iter().map(|copied| (copied.place, copied.topics)).collect();
        let stood = vec![to, here];
        assert_eq!(
            told,
            [(until(quoting, 2), stood.clone()), (CopyPlace::Comment(quoting), stood)],
            "{topic:?}"
        );
    }
}

impl Bench {
    async fn says(&self, text: CommentText, at: OffsetDateTime) -> Added {
        let comment = NewComment {
            topic: self.scene.topic,
            parent: None,
            reply_to: None,
            author: self.scene.people[0],
            form: self.kit().id(),
            draft: 0,
            text,
            moderates: false,
            same_since: None,
            spending: None,
            at,
        };
        self.kit().store.add_comment(comment).await.unwrap()
    }
}

async fn a_slow_topic_counts_what_was_taken_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    bench
        .kit()
        .try_execute("UPDATE topics SET slowed_until = 9000000000000, slow_minutes = 60")
        .await
        .unwrap();
    let Added::Done(first) = bench.says(text("one"), later(1)).await else { panic!("added") };
    assert!(store.withdraw_comment(first.id, author, Vec::new(), later(2)).await.unwrap());
    let again = bench.says(text("two"), later(3)).await;
    assert_eq!(again, Added::Early(later(1) + Duration::HOUR));
    assert!(matches!(bench.says(text("two"), later(3_602)).await, Added::Done(_)));
}

async fn a_burst_counts_what_was_taken_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let rules = AuthorRules { first: None, burst: Some(Burst { many: 3, minutes: 10, watch: Watch::Mark }) };
    let watched = |words: &str| {
        let (decision, salt) = (bench.kit().id(), bench.kit().id());
        CommentText {
            scrutiny: Scrutiny { author: rules, decision, salt, ..Scrutiny::default() },
            ..text(words)
        }
    };
    for minute in [1, 2] {
        let Added::Done(spot) = bench.says(watched("Buy"), later(minute)).await else { panic!("added") };
        assert!(store.withdraw_comment(spot.id, author, Vec::new(), later(minute)).await.unwrap());
    }
    assert!(bench.queue(|_| {}).await.is_empty());
    bench.says(watched("Buy"), later(3)).await;
    assert_eq!(bench.queue(|_| {}).await.len(), 1, "the third of three");
}

async fn a_new_version_is_reported_anew_and_opens_a_case_again(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let (comment, case) = bench.reported("Beds are short").await;
    let thing = Target::Comment(comment);
    assert_eq!(bench.rule(case, Ruling::Keep).await, Acted::Done);
    let again = bench.report(thing, bench.reader, Clause::Threats, later(61)).await;
    assert_eq!(again, Reported::Again, "it is what a moderator kept");
    assert!(
        store.change_comment((comment, None), author, text("You will see"), NOW, later(62)).await.unwrap()
    );
    assert!(!store.has_reported(bench.reader, thing).await.unwrap());
    let anew = bench.report(thing, bench.reader, Clause::Threats, later(63)).await;
    let Reported::Done { case: newer, .. } = anew else { panic!("{anew:?}") };
    assert_ne!(newer, case);
    let kept = bench.case(newer).await;
    assert_eq!((kept.line.state, kept.reports.len()), (CaseState::Open, 1));
    assert_eq!(bench.report(thing, bench.reader, Clause::Threats, later(64)).await, Reported::Again);
    assert_eq!(store.own_reports(bench.reader).await.unwrap().len(), 2);
    assert!(bench.verified().await.is_some());
}

async fn a_person_weighs_once_however_many_versions_they_reported(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let (comment, case) = bench.reported("one").await;
    for (minute, words) in [(6, "two"), (7, "three")] {
        assert!(
            store.change_comment((comment, None), author, text(words), NOW, later(minute)).await.unwrap()
        );
        let done = bench.report(Target::Comment(comment), bench.reader, Clause::Threats, later(minute)).await;
        assert_eq!(done, Reported::Done { case, hides: false });
    }
    let kept = bench.case(case).await;
    assert_eq!((kept.line.score, kept.line.reports), (Clause::Threats.weight(), 1));
    assert_eq!(kept.reports.len(), 3, "each is read");
    assert_eq!(
        bench.act(case, Some(bench.moderators[0]), bench.ruling(Ruling::Hide, &NOTHING), later(60)).await,
        Acted::Done
    );
    let told = store.notices(bench.reader, None).await.unwrap();
    assert_eq!(told.iter().filter(|notice| notice.answered.is_some()).count(), 1);
}

async fn a_name_that_was_changed_is_reported_anew(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    bench.scene.add(0, None, "words").await;
    let thing = Target::Profile(author);
    let reported = bench.report(thing, bench.reader, Clause::Rights, later(5)).await;
    let Reported::Done { case, .. } = reported else { panic!("{reported:?}") };
    assert_eq!(bench.rule(case, Ruling::Keep).await, Acted::Done);
    assert_eq!(bench.report(thing, bench.reader, Clause::Rights, later(61)).await, Reported::Again);
    let staff = bench.kit().served("41", "duckling").await;
    let request = bench.kit().ask("m5@example.org", RequestKind::UsernameChange).await;
    let rename = Act::Rename(Box::new(Rename {
        from_key: key("barnabe"),
        from: "barnabe".into(),
        to: Username::parse("plume").unwrap(),
        to_key: name_key("plume"),
        closes: false,
    }));
    assert_eq!(bench.kit().act(staff, request, rename).await, Did::Done);
    assert!(!store.has_reported(bench.reader, thing).await.unwrap());
    let reported = bench.report(thing, bench.reader, Clause::Rights, later(62)).await;
    assert!(matches!(reported, Reported::Done { .. }));
}

impl Bench {
    /// How many comments of each topic are counted for a reader, and how many are new to them.
    async fn counted(&self, topic: i64) -> (i64, i64, u64, u64) {
        let store = &self.kit().store;
        let page_request = TopicPageRequest { theme: None, is_open: true, limit: 9, page: 1 };
        let (lines, _) = store.topic_lines(self.reader, page_request).await.unwrap();
        let line = lines.into_iter().find(|line| line.id == topic).unwrap();
        let heard = store.count_comments().await.unwrap().into_iter().find(|(id, _)| *id == topic).unwrap().1;
        (store.topic(topic).await.unwrap().unwrap().standing, heard, line.comments, line.unread)
    }
}

async fn a_comment_taken_back_or_held_counts_nowhere(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, topic, author) = (&bench.kit().store, bench.scene.topic, bench.scene.people[0]);
    let (first, case) = bench.reported("one").await;
    let second = bench.scene.add(0, None, "two").await;
    let reply = bench.scene.add(1, Some(second), "three").await;
    assert_eq!(bench.counted(topic).await, (3, 3, 3, 3));
    store.mark_read(bench.reader, topic, 1).await.unwrap();
    assert_eq!(bench.counted(topic).await, (3, 3, 3, 2));
    assert!(store.withdraw_comment(reply, bench.scene.people[1], Vec::new(), later(9)).await.unwrap());
    assert_eq!(bench.counted(topic).await, (2, 2, 2, 1));
    let head = store.comment(second, author).await.unwrap().unwrap();
    assert_eq!((head.replies, head.answers), (1, 0));
    for act in [bench.ruling(Ruling::Hide, &NOTHING), CaseAct::Undo, bench.ruling(Ruling::Remove, &NOTHING)] {
        let is_undone = matches!(act, CaseAct::Undo);
        assert_eq!(bench.act(case, Some(bench.moderators[0]), act, later(60)).await, Acted::Done);
        let stands: i64 = if is_undone { 2 } else { 1 };
        assert_eq!(bench.counted(topic).await, (stands, stands, stands.unsigned_abs(), 1));
    }
    let watched = Scrutiny { signals: [Signal::WatchedWord].into(), holds: true, ..Scrutiny::default() };
    let (decision, salt) = (bench.kit().id(), bench.kit().id());
    let scrutiny = Scrutiny { decision, salt, ..watched };
    bench.scene.say(0, None, CommentText { scrutiny, ..text("four") }).await;
    assert_eq!(bench.counted(topic).await, (1, 1, 1, 1), "what is held is no news");
    assert_eq!(store.comments_after(topic, 2, bench.reader).await, Ok(0));
    assert_eq!(store.comment_after(topic, 2, bench.reader).await, Ok(None), "and nothing leads to it");
    assert!(store.withdraw_comment(first, author, Vec::new(), later(70)).await.unwrap());
    assert_eq!(bench.counted(topic).await.0, 1, "what was removed is not counted off twice");
    assert!(store.leave(author, [7; 32], false, Vec::new(), later(80)).await.unwrap());
    assert_eq!(bench.counted(topic).await, (0, 0, 0, 0));
}

async fn where_a_comment_was_moved_the_counts_are_true(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (to, _) = bench.elsewhere().await;
    let (comment, case) = bench.reported("words").await;
    bench.scene.add(1, Some(comment), "a reply").await;
    bench.scene.add(1, None, "stays").await;
    let before = bench.counted(to).await.0;
    let by = Some(bench.moderators[0]);
    assert_eq!(bench.act(case, by, bench.moving(Some(to)), later(60)).await, Acted::Done);
    assert_eq!((bench.counted(bench.scene.topic).await.0, bench.counted(to).await.0), (1, before + 2));
    assert_eq!(bench.act(case, by, CaseAct::Undo, later(61)).await, Acted::Done);
    assert_eq!((bench.counted(bench.scene.topic).await.0, bench.counted(to).await.0), (3, before));
}
