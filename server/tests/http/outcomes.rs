//! Claims about what comes of topics: written in both languages, told to members, and looked at again.

use axum::http::StatusCode;
use time::Duration;

use crate::harness::page::{attributes, field_of};
use crate::harness::{Answer, Site, between};
use crate::members::Browser;
use crate::required::told_at_their_fields;
use crate::topics::{ENGLISH, FRENCH, act, editor, member, save, theme};

const PLACE: &str = "/en/dashboard/topics/1/outcome";
const CONSULTATION: [(&str, &str); 4] = [
    ("kind", "consultation"),
    ("feeds_en", "A brief."),
    ("feeds_fr", "Un mémoire."),
    ("closes", "2026-11-25"),
];
const HEARD: [(&str, &str); 4] = [
    ("heard_en", "Nights are **long**."),
    ("next_en", "We write to the minister."),
    ("heard_fr", "Les nuits sont **longues**."),
    ("next_fr", "Nous écrivons à la ministre."),
];

/// A topic that is published: a consultation, or a discussion.
async fn published(editor: &mut Browser<'_>, more: &[(&str, &str)]) {
    let theme = theme(editor).await;
    save(editor, "new", &theme, "0", &[&ENGLISH, &FRENCH, more]).await;
    assert_eq!(act(editor, "publish", "1", "draft", "").await.status, StatusCode::SEE_OTHER);
}

async fn write(editor: &mut Browser<'_>, version: &str, action: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("version", version), ("action", action)];
    fields.extend(more);
    editor.post(PLACE, &fields).await
}

async fn follow_up(editor: &mut Browser<'_>, seen: &str, action: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("seen", seen), ("action", action)];
    fields.extend(more);
    editor.post("/en/dashboard/topics/1/look-back", &fields).await
}

fn refused(answer: &Answer, told: &[&str]) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    for told in told {
        assert!(answer.body.contains(told), "{told}");
    }
}

#[tokio::test]
async fn closing_leads_to_the_outcome_and_members_read_it_in_their_language() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    published(&mut editor, &CONSULTATION).await;
    let closed = act(&mut editor, "close", "1", "open", "").await;
    assert_eq!(closed.header("location"), format!("{PLACE}?done=closed"));
    assert!(editor.get("/en/dashboard/topics").await.body.contains("Outcome to write"));
    assert!(editor.get("/en/dashboard").await.body.contains("1 closed topic is waiting for its outcome"));
    assert!(editor.get("/fr/tableau-de-bord").await.body.contains("1\u{a0}sujet fermé attend son bilan"));

    let half = write(&mut editor, "0", "publish", &HEARD[..2]).await;
    refused(&half, &["Your draft is saved", "href=\"#heard_fr\"", "href=\"#next_fr\"", "href=\"#review\""]);
    refused(&half, &["Nights are **long**.", "name=\"version\" value=\"1\""]);
    assert!(!half.body.contains("href=\"#heard_en\""));
    let past = [HEARD.as_slice(), &[("review", "2026-11-21")]].concat();
    refused(&write(&mut editor, "1", "save", &past).await, &["href=\"#review\"", "Les nuits sont"]);
    assert!(!member.get("/en/community/topics/1").await.body.contains("Nights are"));

    let whole = [HEARD.as_slice(), &[("review", "2027-05-03")]].concat();
    let done = write(&mut editor, "1", "publish", &whole).await;
    assert_eq!(done.header("location"), format!("{PLACE}?done=published"), "{}", done.body);
    for (path, told) in [
        ("/en/community/topics/1", ["Nights are <strong>long</strong>.", "We will follow up on May 3, 2027"]),
        (
            "/fr/communaute/sujets/1",
            ["Les nuits sont <strong>longues</strong>.", "Nous ferons un suivi le 3\u{a0}mai 2027"],
        ),
    ] {
        let page = member.get(path).await.body;
        assert!(told.iter().all(|told| page.contains(told)), "{path}: {told:?}");
        assert!(
            page.find("<strong>long") < page.find("What would help?").or(page.find("aiderait")),
            "on top"
        );
    }
    let waits = editor.get("/en/dashboard").await.body;
    assert!(!waits.contains("is waiting for its outcome") && !waits.contains("Follow-up planned"));
    let actions = site.done_by(uuid::Uuid::from_u128(1)).await;
    assert!(actions.ends_with(&["outcome.saved", "outcome.saved", "outcome.published"].map(str::to_owned)));
}

#[tokio::test]
async fn what_an_outcome_or_a_look_back_lacks_is_told_at_the_field_and_in_the_summary() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    published(&mut editor, &CONSULTATION).await;
    act(&mut editor, "close", "1", "open", "").await;
    assert!(!editor.get(PLACE).await.body.contains("-error\""), "nothing is wrong yet");
    let half = write(&mut editor, "0", "publish", &HEARD[..2]).await;
    told_at_their_fields(&half.body, &["heard_fr", "next_fr", "review"]);
    assert!(!half.body.contains("id=\"heard_en-error\""));
    let whole = [HEARD.as_slice(), &[("review", "2027-05-03")]].concat();
    assert_eq!(write(&mut editor, "1", "publish", &whole).await.status, StatusCode::SEE_OTHER);
    let half = [("note_en", "They *answered*."), ("next_review", "2026-11-21")];
    let half = follow_up(&mut editor, "2027-05-03", "note", &half).await;
    told_at_their_fields(&half.body, &["note_fr", "next_review"]);
}

#[tokio::test]
async fn what_came_of_a_topic_is_found_once_it_is_told_and_says_where() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    published(&mut editor, &[]).await;
    act(&mut editor, "close", "1", "open", "").await;
    let index = async || while site.app().community.index(9).await != Ok(0) {};
    write(&mut editor, "0", "save", &HEARD).await;
    index().await;
    let english = "/en/community/search?q=minister";
    assert!(member.get(english).await.body.contains("No results"), "a draft is told to nobody");
    write(&mut editor, "1", "publish", &HEARD).await;
    index().await;
    for (path, found) in [
        (english, ["In its outcome:", "<span lang=\"en\">We write to the <mark>minister</mark>."]),
        ("/en/community/search?q=ministre", ["In its outcome:", "<span lang=\"fr\">Nous écrivons"]),
        (
            "/fr/communaute/recherche?q=nuits",
            ["Dans le bilan\u{a0}:", "<span lang=\"fr\">Les <mark>nuits</mark>"],
        ),
    ] {
        let page = member.get(path).await.body;
        assert!(found.iter().all(|found| page.contains(found)), "{path}");
    }
    let theme = site.store.themes().await.unwrap()[0].id.to_string();
    let changed = [ENGLISH[0], ("intro_en", "We wait for aid."), ENGLISH[2]];
    assert_eq!(save(&mut editor, "1", &theme, "1", &[&changed, &FRENCH]).await.status, StatusCode::SEE_OTHER);
    index().await;
    assert!(member.get(english).await.body.contains("<mark>minister</mark>"), "a change leaves it found");
    let asked = member.get("/en/community/search?q=wait").await.body;
    assert!(asked.contains("We <mark>wait</mark> for aid.") && !asked.contains("In its outcome:"));
}

#[tokio::test]
async fn a_consultation_that_closes_by_itself_waits_for_its_outcome_and_lists_mark_it() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    published(&mut editor, &CONSULTATION).await;
    let open =
        write(&mut editor, "0", "publish", &[HEARD.as_slice(), &[("review", "2027-05-03")]].concat()).await;
    refused(&open, &["Close the topic before", "Nights are **long**."]);
    site.clock.advance(Duration::days(5));
    assert_eq!(site.app().dashboard.turn_topics().await, Ok(1));
    editor.sign_in_again("ludivine").await;
    member.sign_in("barnabe").await;
    assert!(editor.get("/en/dashboard/topics").await.body.contains("Outcome to write"));
    let theme = site.store.themes().await.unwrap()[0].id;
    let over = format!("/en/community/themes/{theme}?over=true");
    assert!(!member.get(&over).await.body.contains(">Outcome<"));
    let fields = [HEARD.as_slice(), &[("review", "2027-05-03")]].concat();
    assert_eq!(write(&mut editor, "1", "publish", &fields).await.status, StatusCode::SEE_OTHER);
    assert!(member.get(&over).await.body.contains(">Outcome<"));
    assert!(!editor.get("/en/dashboard/topics").await.body.contains("Outcome to write"));
}

#[tokio::test]
async fn looking_back_is_overdue_until_staff_note_what_they_found_or_set_another_day() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    published(&mut editor, &[]).await;
    act(&mut editor, "close", "1", "open", "").await;
    // A discussion needs no day, but has one here: this morning on the Pacific.
    let fields = [HEARD.as_slice(), &[("review", "2026-11-22")]].concat();
    assert_eq!(write(&mut editor, "0", "publish", &fields).await.status, StatusCode::SEE_OTHER);
    site.clock.advance(Duration::hours(3));
    editor.sign_in_again("ludivine").await;
    assert!(editor.get("/en/dashboard").await.body.contains("1 outcome is overdue for follow-up"));
    assert!(editor.get("/en/dashboard/topics").await.body.contains("Follow-up overdue"));

    let none = follow_up(&mut editor, "2026-11-22", "date", &[("note_en", "Kept.")]).await;
    refused(&none, &["href=\"#next_review\"", "Kept."]);
    let half = [("note_en", "They *answered*."), ("next_review", "2026-11-21")];
    let half = follow_up(&mut editor, "2026-11-22", "note", &half).await;
    refused(
        &half,
        &["href=\"#note_fr\"", "href=\"#next_review\"", "They *answered*.", "value=\"2026-11-21\""],
    );
    let moved = follow_up(&mut editor, "2026-11-22", "date", &[("next_review", "2026-11-23")]).await;
    assert_eq!(moved.header("location"), format!("{PLACE}?done=looked-back"), "{}", moved.body);
    assert!(!editor.get("/en/dashboard/topics").await.body.contains("Follow-up overdue"));

    let notes = [("note_en", "They *answered*."), ("note_fr", "On nous a *répondu*.")];
    refused(
        &follow_up(&mut editor, "2026-11-22", "note", &notes).await,
        &["changed elsewhere in the meantime", "They *answered*.", "name=\"seen\" value=\"2026-11-23\""],
    );
    assert_eq!(follow_up(&mut editor, "2026-11-23", "note", &notes).await.status, StatusCode::SEE_OTHER);
    assert!(member.get("/en/community/topics/1").await.body.contains("They <em>answered</em>."));
    assert!(member.get("/fr/communaute/sujets/1").await.body.contains("On nous a <em>répondu</em>."));
}

#[tokio::test]
async fn a_change_after_publishing_keeps_the_save_before_it_and_is_told_once_published() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    published(&mut editor, &[]).await;
    act(&mut editor, "close", "1", "open", "").await;
    assert_eq!(write(&mut editor, "0", "publish", &HEARD).await.status, StatusCode::SEE_OTHER);
    let mended = [("heard_en", "Nights are endless."), HEARD[1], HEARD[2], HEARD[3]];
    assert_eq!(write(&mut editor, "1", "save", &mended).await.status, StatusCode::SEE_OTHER);
    assert!(member.get("/en/community/topics/1").await.body.contains("Nights are <strong>long"));
    refused(&write(&mut editor, "2", "publish", &mended).await, &["href=\"#confirm\"", "id=\"confirm\""]);
    refused(&write(&mut editor, "1", "save", &HEARD).await, &["changed elsewhere", "Nights are **long**."]);
    let confirmed = [mended.as_slice(), &[("confirm", "on")]].concat();
    assert_eq!(write(&mut editor, "2", "publish", &confirmed).await.status, StatusCode::SEE_OTHER);
    assert!(member.get("/en/community/topics/1").await.body.contains("Nights are endless."));
    let page = editor.get(PLACE).await.body;
    assert!(["Version 1,", "Version 2,", "Version 3,"].iter().all(|save| page.contains(save)));
    let changed = editor.get("/en/dashboard/topics/1/outcome/version?version=2").await.body;
    assert!(
        changed.contains("<del>Nights are **long**.</del>")
            && changed.contains("<ins>Nights are endless.</ins>")
    );
    let none = editor.get("/en/dashboard/topics/1/outcome/version?version=9").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_language_switch_of_a_save_leads_to_the_same_save_and_what_it_is_held_against() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    published(&mut editor, &[]).await;
    act(&mut editor, "close", "1", "open", "").await;
    assert_eq!(write(&mut editor, "0", "save", &HEARD).await.status, StatusCode::SEE_OTHER);
    for path in [
        "/en/dashboard/topics/1/version?version=1",
        "/en/dashboard/topics/1/version?version=1&compared=1",
        "/en/dashboard/topics/1/outcome/version?version=1",
        "/fr/tableau-de-bord/sujets/1/version?version=1&compared=1",
        "/en/dashboard/documents/terms/version?version=1",
        "/en/dashboard/documents/terms/version?version=1&compared=1",
    ] {
        let page = editor.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let to = attributes(&page.body, "a.lang-switch", "href").concat();
        let (_, asked) = path.split_once('?').unwrap();
        assert!(to.ends_with(&format!("?{asked}")), "{path}: {to}");
        let other = editor.get(&to).await;
        assert_eq!(other.status, StatusCode::OK, "{path}: {to}");
        assert_eq!(attributes(&other.body, "a.lang-switch", "href").concat(), path, "there and back");
    }
}

#[tokio::test]
async fn case_4_26_27_an_outcome_is_editors_business_and_never_markup() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    assert_eq!(editor.get(PLACE).await.status, StatusCode::NOT_FOUND, "members have not seen the topic");
    act(&mut editor, "publish", "1", "draft", "").await;
    act(&mut editor, "close", "1", "open", "").await;
    let evil =
        [("heard_en", "</textarea><script>alert(1)</script>"), ("next_en", "[x](javascript:alert(2))")];
    let fields = [evil.as_slice(), &HEARD[2..]].concat();
    assert_eq!(write(&mut editor, "0", "publish", &fields).await.status, StatusCode::SEE_OTHER);
    for page in [editor.get(PLACE).await.body, member.get("/en/community/topics/1").await.body] {
        assert!(!page.contains("<script>alert") && !page.contains("href=\"javascript:"));
    }
    for path in [PLACE, "/en/dashboard/topics/1/look-back"] {
        let [theirs, nothing] =
            [member.post(path, &HEARD).await, member.post("/en/dashboard/topics/1/nothing", &HEARD).await];
        let same = nothing.body.replace("/en/dashboard/topics/1/nothing", path);
        assert_eq!(
            (theirs.status, theirs.body.replace("/fr/tableau-de-bord/sujets/1/bilan", "")),
            (nothing.status, same)
        );
        assert_eq!(site.post(path, &HEARD).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(site.store.outcome_versions(1).await.unwrap().len(), 1);
}

#[tokio::test]
async fn who_writes_an_outcome_that_was_changed_meanwhile_reads_both_and_may_save() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    published(&mut editor, &[]).await;
    act(&mut editor, "close", "1", "open", "").await;
    write(&mut editor, "0", "save", &HEARD).await;
    let mine = [("heard_en", "Nights are endless."), HEARD[1], HEARD[2], HEARD[3]];
    let late = write(&mut editor, "0", "save", &mine).await;
    refused(&late, &["perhaps by you in another window", "Nights are endless.</textarea>"]);
    let kept = between(&late.body, "id=\"kept-title\"", "</section>");
    assert!(kept.contains("Nights are **long**.") && kept.contains("Nous écrivons à la ministre."), "{kept}");
    let version = field_of(&late.body, "version");
    assert_eq!(write(&mut editor, &version, "save", &mine).await.status, StatusCode::SEE_OTHER);
    let page = editor.get(PLACE).await.body;
    assert!(page.contains("Nights are endless.</textarea>") && !page.contains("kept-title"), "{page}");
}
