//! Claims about themes and topics: who writes them, when members see them, and in which language.

use axum::http::StatusCode;
use domain::account::Role;
use time::Duration;

use crate::harness::page::field_of;
use crate::harness::{Answer, Site, between};
use crate::members::{Browser, enrol};

/// An editor who has signed in with both factors.
pub async fn editor(site: &Site) -> Browser<'_> {
    let person = site.member("1", "ludivine").await;
    site.role(person, Role::Editor).await;
    let mut browser = Browser::new(site);
    browser.sign_in("ludivine").await;
    enrol(&mut browser).await;
    browser
}

pub async fn member(site: &Site) -> Browser<'_> {
    site.member("2", "barnabe").await;
    let mut browser = Browser::new(site);
    browser.sign_in("barnabe").await;
    browser
}

/// Makes a theme; returns what stands in its address.
pub async fn theme(editor: &mut Browser<'_>) -> String {
    let fields = [
        ("title_en", "Staffing"),
        ("title_fr", "Effectifs"),
        ("intro_en", "Who is there."),
        ("intro_fr", "Qui est là."),
        ("version", "0"),
    ];
    let saved = editor.post("/en/dashboard/themes/new", &fields).await;
    assert_eq!(saved.header("location"), "/en/dashboard/topics?saved=true", "{}", saved.body);
    let page = editor.get("/en/dashboard/topics/new").await.body;
    between(&page, "<option value=\"", "\"").to_owned()
}

pub const ENGLISH: [(&str, &str); 3] = [
    ("title_en", "Night shifts"),
    ("intro_en", "Tell **us**."),
    ("questions_en", "What would help?\nAnd when?"),
];
pub const FRENCH: [(&str, &str); 3] = [
    ("title_fr", "Quarts de nuit"),
    ("intro_fr", "Dites-**nous**."),
    ("questions_fr", "Qu’est-ce qui aiderait?"),
];

pub async fn save(
    editor: &mut Browser<'_>,
    id: &str,
    theme: &str,
    version: &str,
    more: &[&[(&str, &str)]],
) -> Answer {
    let mut fields = vec![("theme", theme), ("version", version)];
    fields.extend(more.iter().copied().flatten().copied());
    editor.post(&format!("/en/dashboard/topics/{id}"), &fields).await
}

pub async fn act(editor: &mut Browser<'_>, act: &str, version: &str, state: &str, day: &str) -> Answer {
    let fields = [("action", act), ("version", version), ("state", state), ("day", day)];
    editor.post("/en/dashboard/topics/1", &fields).await
}

#[tokio::test]
async fn a_topic_is_seen_once_both_languages_stand_and_it_is_published() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    let saved = save(&mut editor, "new", &theme, "0", &[&ENGLISH]).await;
    assert_eq!(saved.header("location"), "/en/dashboard/topics/1?done=save", "{}", saved.body);
    // Case 4: a draft is no different from what is not there.
    let [draft, nothing] =
        [member.get("/en/community/topics/1").await, member.get("/en/community/topics/2").await];
    assert_eq!(
        (draft.status, &draft.body),
        (StatusCode::NOT_FOUND, &nothing.body.replace("topics/2", "topics/1"))
    );
    assert!(!member.get("/en/community").await.body.contains("Night shifts"));

    let refused = act(&mut editor, "publish", "1", "draft", "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#title_fr\"") && !refused.body.contains("href=\"#title_en\""));
    save(&mut editor, "1", &theme, "1", &[&ENGLISH, &FRENCH]).await;
    let stale = act(&mut editor, "publish", "1", "draft", "").await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody saved it since");
    assert_eq!(act(&mut editor, "publish", "2", "draft", "").await.status, StatusCode::SEE_OTHER);

    for (path, told) in [
        ("/en/community", "Night shifts"),
        ("/fr/communaute", "Quarts de nuit"),
        ("/en/community/topics/1", "Tell <strong>us</strong>."),
        ("/fr/communaute/sujets/1", "Qu’est-ce qui aiderait?"),
    ] {
        let page = member.get(path).await;
        assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"), "{path}");
        assert!(page.body.contains(told), "{path}: {told}");
    }
    let visitor = site.get("/en/community/topics/1").await;
    assert_eq!((visitor.status, visitor.body.contains("Night")), (StatusCode::SEE_OTHER, false));
}

#[tokio::test]
async fn a_language_that_lags_behind_is_told_until_somebody_confirms_it() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    let english = [("title_en", "Night shifts now"), ENGLISH[1], ENGLISH[2]];
    save(&mut editor, "1", &theme, "1", &[&english, &FRENCH]).await;
    assert!(editor.get("/en/dashboard/topics").await.body.contains("One language version is out of date"));
    let refused = act(&mut editor, "publish", "2", "draft", "").await;
    assert!(refused.body.contains("href=\"#confirm\"") && refused.body.contains("id=\"confirm\""));
    save(&mut editor, "1", &theme, "2", &[&english, &FRENCH, &[("confirm", "on")]]).await;
    assert!(!editor.get("/en/dashboard/topics").await.body.contains("One language version is out of date"));
    assert_eq!(act(&mut editor, "publish", "3", "draft", "").await.status, StatusCode::SEE_OTHER);
    let page = editor.get("/en/dashboard/topics/1").await.body;
    assert!(["Version 1,", "Version 2,", "Version 3,"].iter().all(|save| page.contains(save)));
}

#[tokio::test]
async fn any_two_saves_are_compared_part_by_part_in_both_languages() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    let english = [("title_en", "Long nights"), ENGLISH[1], ENGLISH[2]];
    save(&mut editor, "1", &theme, "1", &[&english, &FRENCH]).await;
    let french = [("intro_fr", "Dites-nous <b>tout</b>."), FRENCH[0], FRENCH[2]];
    save(&mut editor, "1", &theme, "2", &[&english, &french]).await;
    let page = editor.get("/en/dashboard/topics/1").await.body;
    for told in [
        "First version.",
        "Changed: Title (English).",
        "Changed: Introduction (French).",
        "version?version=3&amp;compared=2",
    ] {
        assert!(page.contains(told), "{told}");
    }
    let last = editor.get("/en/dashboard/topics/1/version?version=3&compared=2").await.body;
    assert!(
        last.contains("<ins>Dites-nous &lt;b>tout&lt;/b>.</ins>")
            || last.contains("<ins>Dites-nous &lt;b&gt;tout")
    );
    assert!(
        last.contains("<del>Dites-**nous**.</del>") && !last.contains("Long nights"),
        "nothing else changed"
    );
    let both = editor.get("/fr/tableau-de-bord/sujets/1/version?version=3&compared=1").await.body;
    for told in ["<del>Night shifts</del>", "<ins>Long nights</ins>", "Titre", "Introduction"] {
        assert!(both.contains(told), "{told}");
    }
    let alone = editor.get("/en/dashboard/topics/1/version?version=1").await.body;
    assert!(alone.contains("Tell <strong>us</strong>.") && !alone.contains("Long nights"));
    for path in ["1/version", "1/version?version=4", "1/version?version=1&compared=9", "2/version?version=1"]
    {
        let answer = editor.get(&format!("/en/dashboard/topics/{path}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn what_members_see_or_will_keeps_to_the_rules_of_publication() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    let theme = theme(&mut editor).await;
    let consultation = [("kind", "consultation"), ("feeds_en", "A brief."), ("feeds_fr", "Un mémoire.")];
    let closes = [("closes", "2026-11-22")];
    let untitled = [("title_fr", ""), FRENCH[1], FRENCH[2]];
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH, &consultation, &closes]).await;
    assert_eq!(act(&mut editor, "schedule", "1", "draft", "2026-11-22").await.status, StatusCode::SEE_OTHER);
    let home = editor.get("/en/dashboard").await.body;
    assert!(
        home.contains("1 topic is scheduled for publication · the next one on November 22, 2026"),
        "{home}"
    );
    assert_eq!(between(&home, "/en/dashboard/topics?show=", "\""), "scheduled");
    let titled = [("title_en", "Long nights"), ENGLISH[1], ENGLISH[2]];
    let lagging = save(&mut editor, "1", &theme, "1", &[&titled, &FRENCH, &consultation, &closes]).await;
    assert_eq!(lagging.status, StatusCode::UNPROCESSABLE_ENTITY, "it would publish itself so");
    assert_eq!(act(&mut editor, "publish", "1", "scheduled", "").await.status, StatusCode::SEE_OTHER);
    for (fields, why) in [
        ([&ENGLISH[..], &untitled, &consultation, &closes], "a language without a title"),
        ([&ENGLISH, &FRENCH, &consultation, &[]], "a consultation without an end"),
        ([&ENGLISH, &FRENCH, &consultation, &[("closes", "2026-11-21")]], "an end that has passed"),
        ([&ENGLISH, &FRENCH, &consultation, &[("closes", "9999-12-31")]], "an end beyond all calendars"),
    ] {
        let fields: Vec<&[(&str, &str)]> = fields.to_vec();
        let answer = save(&mut editor, "1", &theme, "1", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
    }
    site.clock.advance(Duration::HOUR * 21);
    assert_eq!(site.app().dashboard.turn_topics().await, Ok(1));
    // Sessions do not last as long as the wait.
    site.role(site.member("2", "amelie").await, Role::Editor).await;
    let mut editor = Browser::new(&site);
    editor.sign_in("amelie").await;
    enrol(&mut editor).await;
    let saved = save(&mut editor, "1", &theme, "1", &[&titled, &FRENCH, &consultation, &closes]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "a day that has passed stays");
}

#[tokio::test]
async fn what_is_planned_happens_by_itself() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    let consultation = [("kind", "consultation"), ("feeds_en", "A brief."), ("feeds_fr", "Un mémoire.")];
    let closes = [("closes", "2026-11-25")];
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH, &consultation]).await;
    for (day, why) in
        [("", "no day"), ("2026-11-21", "a day that is over"), ("2026-11-24", "no closing date")]
    {
        assert_eq!(
            act(&mut editor, "schedule", "1", "draft", day).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{why}"
        );
    }
    save(&mut editor, "1", &theme, "1", &[&ENGLISH, &FRENCH, &consultation, &closes]).await;
    let too_late = act(&mut editor, "schedule", "2", "draft", "2026-11-27").await;
    assert_eq!(too_late.status, StatusCode::UNPROCESSABLE_ENTITY, "it would close before it opens");
    assert_eq!(
        act(&mut editor, "reopen", "2", "draft", "").await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no way around the checks"
    );
    assert_eq!(act(&mut editor, "schedule", "2", "draft", "2026-11-24").await.status, StatusCode::SEE_OTHER);
    let mut is_told = false;
    // Now is the 22nd at noon, UTC.
    for (hours, turned, told) in [
        (3, 0, StatusCode::NOT_FOUND),
        (48, 1, StatusCode::OK),
        (24, 0, StatusCode::OK),
        (24, 1, StatusCode::OK),
    ] {
        site.clock.advance(Duration::hours(hours));
        assert_eq!(site.app().dashboard.turn_topics().await, Ok(turned), "{hours}");
        // Sessions do not last as long as the wait.
        member.sign_in("barnabe").await;
        let page = member.get("/en/community/topics/1").await;
        assert_eq!(page.status, told, "{hours}");
        is_told |= page.body.contains("Open until November 26, 2026, 02:00 (Eastern time)");
    }
    assert!(is_told, "an end names its hour and whose clock shows it");
    let page = member.get("/en/community/topics/1").await.body;
    assert!(page.contains("Closed on November 25, 2026") && page.contains("A brief."));
    assert!(!member.get("/en/community").await.body.contains("Night shifts"), "among the earlier ones");
}

#[tokio::test]
async fn case_26_27_what_editors_type_is_never_markup() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    let theme = theme(&mut editor).await;
    let evil = [
        ("title_en", "</title><script>alert(1)</script>"),
        ("intro_en", "<img src=x onerror=alert(1)> [x](javascript:alert(1))"),
        ("questions_en", "</textarea><script>alert(2)</script>"),
        ("learn_more_en", "\"><script> | https://example.org/"),
    ];
    save(&mut editor, "new", &theme, "0", &[&evil, &FRENCH]).await;
    let page = editor.get("/en/dashboard/topics/1").await.body;
    for markup in ["<script>alert", "<img src=x", "href=\"javascript:"] {
        assert!(!page.contains(markup), "{markup}");
    }
    let link = [("learn_more_en", "Label | javascript:alert(1)")];
    let refused = save(&mut editor, "1", &theme, "1", &[&link]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_saves_a_topic_that_was_changed_meanwhile_reads_both_and_may_save() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    let elsewhere = [ENGLISH[0], ("intro_en", "Tell us **everything**."), ENGLISH[2]];
    save(&mut editor, "1", &theme, "1", &[&elsewhere, &FRENCH]).await;
    let mine = [("title_en", "Long nights"), ENGLISH[1], ENGLISH[2]];
    let late = save(&mut editor, "1", &theme, "1", &[&mine, &FRENCH]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        (field_of(&late.body, "title_en"), field_of(&late.body, "version")),
        ("Long nights".into(), "2".into())
    );
    let kept = between(&late.body, "id=\"kept-title\"", "</section>");
    for told in ["Saved version", "Night shifts", "Tell us **everything**.", "Dites-**nous**.", "Staffing"] {
        assert!(kept.contains(told), "{told}: {kept}");
    }
    let version = field_of(&late.body, "version");
    let saved = save(&mut editor, "1", &theme, &version, &[&mine, &FRENCH]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let page = editor.get("/en/dashboard/topics/1").await.body;
    assert!(page.contains("Version 3,") && !page.contains("kept-title"), "{page}");
    assert_eq!(field_of(&page, "title_en"), "Long nights");
}

#[tokio::test]
async fn who_asks_for_something_of_a_topic_as_it_no_longer_stands_is_told_that_it_is_not_done() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    act(&mut editor, "publish", "1", "draft", "").await;
    let late = act(&mut editor, "publish", "1", "draft", "").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("what you asked for was not done") && !late.body.contains("kept-title"));
    assert_eq!(field_of(&late.body, "title_en"), "Night shifts");
}

#[tokio::test]
async fn who_saves_a_theme_that_was_changed_meanwhile_reads_both_and_may_save() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    let place = format!("/en/dashboard/themes/{}", theme(&mut editor).await);
    let fields = |title, version| {
        let intro = [("intro_en", "Who is there."), ("intro_fr", "Qui est là.")];
        [("title_en", title), ("title_fr", "Effectifs"), intro[0], intro[1], ("version", version)]
    };
    let elsewhere = editor.post(&place, &fields("Crews", "1")).await;
    assert_eq!(elsewhere.status, StatusCode::SEE_OTHER, "{}", elsewhere.body);
    let late = editor.post(&place, &fields("Teams", "1")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = between(&late.body, "id=\"kept-title\"", "</section>");
    assert!(kept.contains("Crews") && kept.contains("Qui est là.") && !kept.contains("Teams"), "{kept}");
    assert_eq!(field_of(&late.body, "title_en"), "Teams");
    let version = field_of(&late.body, "version");
    assert_eq!(editor.post(&place, &fields("Teams", &version)).await.status, StatusCode::SEE_OTHER);
    let page = editor.get(&place).await.body;
    assert_eq!((field_of(&page, "title_en").as_str(), page.contains("kept-title")), ("Teams", false));
}
