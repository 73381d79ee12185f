//! Claims about the wall: every page against every kind of person, and nothing of it from outside.

use app::routes::{Kind, Route};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::Language;
use domain::account::{Access, Role};
use domain::moderation::{Clause, Target};
use store::moderation::{NewReport, Reported};
use uuid::Uuid;

use crate::harness::page::field_of;
use crate::harness::{Answer, Site};
use crate::members::{Browser, enrol, one_of_each};
use crate::provider::Provider;

/// Everybody who may open each page that is not public, or send a form there. It is written by hand, so that a wrong word in
/// the table of routes is found; one that is missing here fails the test below.
pub const OPEN_TO: &[(Route, &[&str])] = &[
    (Route::Account, SIGNED_IN),
    (Route::AccountData, SIGNED_IN),
    (Route::Leave, SIGNED_IN),
    (Route::Terms, SIGNED_IN),
    (Route::Authenticator, SIGNED_IN),
    (Route::Password, SIGNED_IN),
    (Route::Email, SIGNED_IN),
    (Route::ConfirmEmail, SIGNED_IN),
    (Route::AddPasskey, SIGNED_IN),
    (Route::RemovePasskey, SIGNED_IN),
    (Route::Community, &["member", "editor", "moderator", "administrator"]),
    (Route::Dashboard, &["editor", "moderator", "service_desk", "campaign", "research", "administrator"]),
    (Route::Palette, &["editor", "moderator", "service_desk", "campaign", "research", "administrator"]),
    (Route::OwnHelp, SIGNED_IN),
    (Route::Requests, &["service_desk"]),
    (Route::Request, &["service_desk"]),
    (Route::RequestSecondFactor, &["service_desk"]),
    (Route::RequestTranscript, &["service_desk"]),
    // Who asked for it alone.
    (Route::OwnTranscript, &["member"]),
    (Route::AskForTranscript, &["member", "editor", "moderator", "administrator"]),
    (Route::Enquiries, &["editor", "service_desk", "research", "administrator"]),
    // One of the service desk's.
    (Route::Enquiry, &["service_desk", "administrator"]),
    (Route::Roster, &["administrator"]),
    (Route::RosterExample, &["administrator"]),
    (Route::RosterImport, &["administrator"]),
    (Route::RosterReport, &["administrator"]),
    (Route::Invitations, &["administrator"]),
    (Route::Staff, &["administrator"]),
    (Route::StaffPerson, &["administrator"]),
    (Route::Audit, &["administrator"]),
    (Route::Documents, &["editor", "administrator"]),
    (Route::Document, &["editor", "administrator"]),
    (Route::DocumentDraft, &["editor", "administrator"]),
    (Route::DocumentPublish, &["editor", "administrator"]),
    (Route::DocumentVersion, &["editor", "administrator"]),
    (Route::Author, &["member", "editor", "moderator", "administrator"]),
    (Route::Theme, &["member", "editor", "moderator", "administrator"]),
    (Route::Topic, &["member", "editor", "moderator", "administrator"]),
    (Route::TopicFile, &["member", "editor", "moderator", "administrator"]),
    (Route::CommunityEvents, &["member", "editor", "moderator", "administrator"]),
    (Route::TopicEvents, &["member", "editor", "moderator", "administrator"]),
    (Route::Names, &["member", "editor", "moderator", "administrator"]),
    (Route::Comment, &["member", "editor", "moderator", "administrator"]),
    (Route::Search, &["member", "editor", "moderator", "administrator"]),
    (Route::MyTopics, &["member", "editor", "moderator", "administrator"]),
    (Route::Notifications, &["member", "editor", "moderator", "administrator"]),
    // Its author alone.
    (Route::EditComment, &["member"]),
    (Route::Topics, &["editor", "administrator"]),
    (Route::ThemeEditor, &["editor", "administrator"]),
    (Route::TopicEditor, &["editor", "administrator"]),
    (Route::TopicFiles, &["editor", "administrator"]),
    (Route::TopicVersion, &["editor", "administrator"]),
    (Route::Suggest, &["member", "editor", "moderator"]),
    (Route::Suggestions, &["member", "editor", "moderator"]),
    (Route::SuggestionQueue, &["editor", "administrator"]),
    (Route::SuggestionTriage, &["editor", "administrator"]),
    (Route::Offers, &["member", "editor", "moderator"]),
    (Route::Offer, &["member", "editor", "moderator"]),
    (Route::OfferQueue, &["editor", "administrator"]),
    (Route::OfferDesk, &["editor", "administrator"]),
    (Route::GuestPosts, &["member", "editor", "moderator"]),
    (Route::ProposeGuestPost, &["member", "editor", "moderator"]),
    // Its author alone.
    (Route::GuestPost, &["member"]),
    (Route::GuestPostQueue, &["editor", "administrator"]),
    (Route::GuestPostDesk, &["editor", "administrator"]),
    (Route::Cases, &["moderator"]),
    (Route::Case, &["moderator"]),
    (Route::BulkRemovals, &["moderator"]),
    (Route::BulkRemoval, &["moderator"]),
    (Route::ModerationBoard, &["moderator"]),
    (Route::ModerationTargets, &["administrator"]),
    (Route::WatchRules, &["administrator"]),
    (Route::TopicLimits, &["moderator"]),
    (Route::ModerationLog, &["moderator"]),
    (Route::Transparency, &["member", "editor", "moderator", "administrator"]),
    (Route::Decisions, SIGNED_IN),
    // Its author alone.
    (Route::Decision, &["member"]),
    (Route::Report, &["member", "editor", "moderator", "administrator"]),
    (Route::OutcomeEditor, &["editor", "administrator"]),
    (Route::OutcomeVersion, &["editor", "administrator"]),
    // From here on only posted to.
    (Route::ReplyToDesk, SIGNED_IN),
    (Route::EndSessions, SIGNED_IN),
    (Route::Profile, SIGNED_IN),
    (Route::NotificationChoices, SIGNED_IN),
    (Route::EndSignOn, SIGNED_IN),
    (Route::PasskeyOptions, SIGNED_IN),
    (Route::Introduced, &["member", "editor", "moderator", "administrator"]),
    (Route::AddComment, &["member", "editor", "moderator"]),
    (Route::AddReply, &["member", "editor", "moderator"]),
    (Route::KeepDraft, &["member", "editor", "moderator"]),
    (Route::Preview, &["member", "editor", "moderator"]),
    (Route::React, &["member", "editor", "moderator"]),
    (Route::ReadMark, &["member", "editor", "moderator", "administrator"]),
    (Route::Following, &["member", "editor", "moderator", "administrator"]),
    (Route::OwnDrafts, &["member", "editor", "moderator", "administrator"]),
    (Route::RosterUpload, &["administrator"]),
    (Route::FindPerson, &["administrator"]),
    (Route::AuditExport, &["administrator"]),
    (Route::ChangeTopicFile, &["editor", "administrator"]),
    (Route::FollowUp, &["editor", "administrator"]),
];

/// Everybody who has an account, whatever else was taken from them.
const SIGNED_IN: &[&str] = &[
    "member",
    "left",
    "suspended",
    "unprotected",
    "editor",
    "moderator",
    "service_desk",
    "campaign",
    "research",
    "administrator",
];

/// A moderator who wrote what the case and the sweep of the test are about, and one who reported it: each opens what any
/// moderator does, but for these.
const WITH_A_PART: [(&str, &[Route]); 2] =
    [("author", &[Route::Case, Route::BulkRemoval]), ("reporter", &[])];

pub fn is_open_to(route: Route, people: &[&str], kind: &str) -> bool {
    match WITH_A_PART.iter().find(|(part, _)| *part == kind) {
        Some((_, closed)) => people.contains(&"moderator") && !closed.contains(&route),
        None => people.contains(&kind),
    }
}

/// Adds those with a part in something. Returns its case, and a sweep of what its author wrote.
async fn with_a_part<'s>(
    site: &'s Site,
    people: &mut Vec<(&'static str, Browser<'s>)>,
    topic: &str,
) -> (String, String) {
    let author = site.member("30", "zephirine-moira").await;
    let target = Target::Comment(site.comment(topic, author).await.parse().unwrap());
    // No sweep is about staff, but somebody may become a moderator afterwards.
    let bulk_removal = site.bulk_removal(Uuid::from_u128(1), author).await;
    site.role(author, Role::Moderator).await;
    let mut theirs = Browser::new(site);
    theirs.sign_in("zephirine-moira").await;
    enrol(&mut theirs).await;
    let (reporter, other) = site.staff("31", "zephirine-modeste", Role::Moderator).await;
    people.extend([("author", theirs), ("reporter", other)]);
    let (at, clause) = (domain::Clock::now(&*site.clock), Clause::Respect);
    let (language, text) = (Language::En, "Please look.".into());
    let report = NewReport { target, reporter, clause, language, text, at };
    let Ok(Reported::Done { case, .. }) = site.store.report(report).await else { panic!("kept") };
    (case.to_string(), bulk_removal)
}

#[tokio::test]
async fn nobody_with_a_part_in_a_case_acts_on_it_though_they_moderate() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    let (_, topic) = site.topic().await;
    let (colleague, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let mut people = Vec::new();
    let (case, _) = with_a_part(&site, &mut people, &topic).await;
    let path = format!("/en/dashboard/cases/{case}");
    let colleague = colleague.to_string();
    for (kind, browser) in &mut people {
        for act in ["claim", "release", "hand-over", "rule", "undo", "lift", "judge"] {
            let fields = [
                ("act", act),
                ("version", "1"),
                ("ruling", "keep"),
                ("colleague", colleague.as_str()),
                ("verdict", "uphold"),
                ("answer", "No."),
            ];
            let expected =
                if *kind == "author" { StatusCode::NOT_FOUND } else { StatusCode::UNPROCESSABLE_ENTITY };
            assert_eq!(browser.post(&path, &fields).await.status, expected, "{act} as {kind}");
        }
    }
    let claimed = moderator.post(&path, &[("act", "claim"), ("version", "1")]).await;
    assert_eq!(claimed.status, StatusCode::SEE_OTHER, "nothing was done yet, and a colleague may");
}

#[tokio::test]
async fn case_1_2_every_page_against_every_kind_of_person() {
    let provider = Provider::start().await;
    let site = Site::start_with(|settings| settings.sign_on = Some(provider.settings("email"))).await;
    let mut people = one_of_each(&site).await;

    // Of a member with an authenticator, so that each of the desk's pages has something to show.
    let fields = [("kind", "log_in_help"), ("message", "Let me in.")];
    let (_, desk) = people.iter_mut().find(|(kind, _)| *kind == "service_desk").unwrap();
    assert_eq!(desk.post("/en/contact", &fields).await.status, StatusCode::SEE_OTHER);
    let queue = desk.get("/en/dashboard/requests").await.body;
    let request = crate::harness::between(&queue, "<a href=\"/en/dashboard/requests/", "\"").to_owned();

    let fields = [
        ("kind", "question"),
        ("area", "account"),
        ("message", "Which name is mine?"),
        ("email", "quill@example.org"),
    ];
    assert_eq!(site.post("/en/contact", &fields).await.status, StatusCode::SEE_OTHER);
    let (_, desk) = people.iter_mut().find(|(kind, _)| *kind == "service_desk").unwrap();
    let queue = desk.get("/en/dashboard/messages").await.body;
    let enquiry = crate::harness::between(&queue, "<a href=\"/en/dashboard/messages/", "\"").to_owned();

    let upload = site.upload().await.to_string();
    let member = Uuid::from_u128(0).to_string();
    site.draft_of_terms().await;
    let (theme, topic) = site.topic().await;
    site.outcome(&topic).await;
    let file = site.file(&topic).await;
    let suggestion = site.suggestion(Uuid::from_u128(0)).await;
    let offer = site.offer(&topic, Uuid::from_u128(0)).await;
    let guest = site.guest_post(Uuid::from_u128(0)).await;
    let comment = site.comment(&topic, Uuid::from_u128(0)).await;
    let (_, decision) = site.decision(&topic, Uuid::from_u128(0)).await;
    let (case, bulk_removal) = with_a_part(&site, &mut people, &topic).await;
    let (over, transcript, number) = transcript(&site, &mut people).await;
    for language in Language::ALL {
        for route in Route::ALL.into_iter().filter(|route| route.access() != Access::Public) {
            let path = match route {
                Route::RosterImport | Route::RosterReport => route.path_with(language, &upload),
                Route::StaffPerson => route.path_with(language, &member),
                Route::Author => route.path_with(language, "zephirine-rebmem"),
                Route::DocumentVersion => format!("{}?version=1", route.path_with(language, "terms")),
                Route::TopicVersion | Route::OutcomeVersion => {
                    format!("{}?version=1", route.path_with(language, &topic))
                }
                Route::TopicFile => format!("{}?file={file}", route.path_with(language, &topic)),
                Route::GuestPost | Route::GuestPostDesk => route.path_with(language, &guest),
                Route::Offer => route.path_with(language, &format!("topic-{topic}")),
                Route::OfferDesk => route.path_with(language, &offer),
                Route::SuggestionTriage => route.path_with(language, &suggestion),
                Route::Theme | Route::ThemeEditor => route.path_with(language, &theme),
                Route::OutcomeEditor
                | Route::FollowUp
                | Route::Topic
                | Route::TopicEvents
                | Route::Names
                | Route::TopicEditor
                | Route::TopicFiles
                | Route::ChangeTopicFile
                | Route::AddComment
                | Route::ReadMark
                | Route::TopicLimits
                | Route::Following => route.path_with(language, &topic),
                Route::Comment | Route::EditComment | Route::AddReply => route.path_with(language, &comment),
                Route::Report => route.path_with(language, &format!("comment-{comment}")),
                Route::Case => route.path_with(language, &case),
                Route::BulkRemoval => route.path_with(language, &bulk_removal),
                Route::Decision => route.path_with(language, &decision),
                Route::Request | Route::RequestSecondFactor => route.path_with(language, &request),
                Route::Enquiry => route.path_with(language, &enquiry),
                Route::AskForTranscript => route.path_with(language, &over),
                Route::RequestTranscript => route.path_with(language, &transcript),
                Route::OwnTranscript => route.path_with(language, &number),
                route => route.path_with(language, "terms"),
            };
            let lines: Vec<_> = OPEN_TO.iter().filter(|(open, _)| *open == route).collect();
            let [(_, open_to)] = lines[..] else { panic!("{route:?} is {} times in the table", lines.len()) };
            for (kind, browser) in &mut people {
                let answer = browser.get(&path).await;
                let told = format!("{path} as {kind}: {}", answer.status);
                assert_eq!(answer.header("cache-control"), "no-store", "{told}");
                assert_eq!(answer.header("etag"), "", "{told}");
                let is_let_in = matches!(
                    answer.status,
                    // A link that is no good is told to whoever could have had it.
                    StatusCode::OK | StatusCode::METHOD_NOT_ALLOWED | StatusCode::GONE
                );
                assert_eq!(
                    is_let_in,
                    is_open_to(route, open_to, kind),
                    "{told} {}",
                    answer.header("location")
                );
                let is_refused = answer.status == StatusCode::METHOD_NOT_ALLOWED;
                assert!(!is_refused || only_takes_forms(route), "{told}, and its line says that it is read");
            }
        }
    }
}

/// Whether nothing is to be read there.
const fn only_takes_forms(route: Route) -> bool {
    matches!(route.kind(), Kind::Form(_) | Kind::Button(_))
}

/// A topic that is over, the request of a member for its transcript, which the desk has given, and its number.
async fn transcript(site: &Site, people: &mut [(&'static str, Browser<'_>)]) -> (String, String, String) {
    let (_, over) = site.second_topic().await;
    site.close(&over).await;
    let browser = |kind: &str| people.iter().position(|(other, _)| *other == kind).unwrap();
    let (member, desk) = (browser("member"), browser("service_desk"));
    let path = format!("/en/community/topics/{over}/transcript");
    assert_eq!(people[member].1.post(&path, &[("message", "")]).await.status, StatusCode::SEE_OTHER);
    let own = people[member].1.get("/en/account/help").await.body;
    let number = crate::harness::between(&own, "Request ", "<").to_owned();
    let queue = people[desk].1.get("/en/dashboard/requests?kind=transcript").await.body;
    let request = crate::harness::between(&queue, "<a href=\"/en/dashboard/requests/", "\"").to_owned();
    let path = format!("/en/dashboard/requests/{request}");
    let page = people[desk].1.get(&path).await.body;
    let version = field_of(&page, "version");
    let fields =
        [("act", "answer"), ("version", version.as_str()), ("state", "done"), ("answer", "Here it is.")];
    assert_eq!(people[desk].1.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    (over, request, number)
}

#[tokio::test]
async fn case_1_3_5_6_nothing_of_a_member_is_seen_from_outside() {
    let site = Site::start().await;
    site.member("1", "zephirine").await;
    let mut member = Browser::new(&site);
    member.sign_in("zephirine").await;
    assert!(member.get("/en/community").await.body.contains("zephirine"), "or the test would prove nothing");
    let canaries = ["zephirine", "w.quack1", "Wilhelmina", "Quackenbush"];
    let mut paths: Vec<String> =
        ["/", "/robots.txt", "/sitemap.xml", "/count.json"].map(str::to_owned).to_vec();
    paths.extend(
        Route::ALL.into_iter().flat_map(|route| Language::ALL.map(|language| route.path_with(language, "x"))),
    );
    for path in paths {
        for method in ["GET", "POST"] {
            let request = Request::builder()
                .method(method)
                .uri(&path)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("if-none-match", "*");
            let answer: Answer = site.send(request.body(Body::empty()).unwrap()).await;
            let headers = format!("{:?}", answer.headers);
            for canary in canaries {
                assert!(
                    !answer.body.contains(canary) && !headers.contains(canary),
                    "{method} {path}: {canary}"
                );
            }
        }
    }
    let sitemap = site.get("/sitemap.xml").await.body;
    for route in Route::ALL.into_iter().filter(|route| route.access() != Access::Public) {
        assert!(!sitemap.contains(&route.path(Language::En)), "{route:?}");
    }
}

#[tokio::test]
async fn case_13_nobody_ends_or_sees_another_s_sessions() {
    let site = Site::start().await;
    site.member("1", "zephirine").await;
    site.member("2", "anatole").await;
    let (mut hers, mut his) = (Browser::new(&site), Browser::new(&site));
    Browser::new(&site).sign_in("zephirine").await;
    hers.sign_in("zephirine").await;
    his.sign_in("anatole").await;
    let page = hers.get("/en/account").await.body;
    let session = field_of(&page, "session");
    his.post("/en/account/sessions", &[("session", &session)]).await;
    assert_eq!(hers.get("/en/account").await.body.matches("name=\"session\"").count(), 1, "still there");
    assert!(!his.get("/en/account").await.body.contains(&session));
}
