//! An administrator at work, and what the claims about the dashboard say with.

use axum::body::Body;
use axum::http::{Method, Request};
use domain::account::{Reach, Role};
use domain::campaign::Purpose;
use domain::community::{
    FileKind, GuestContent, OfferKind, OfferPlace, OfferText, OutcomeContent, SuggestionText, TopicContent,
    TopicState,
};
use domain::moderation::{Clause, Ruling, Target};
use domain::search::Stems;
use domain::{Clock as _, Language};
use sqlx::Connection as _;
use store::campaign::Method as ConsentMethod;
use store::community::comment::{Added, CommentPosition, CommentText, NewComment};
use store::community::file::TopicFile;
use store::community::guest_post::{NewGuestPost, Proposed};
use store::community::offers::{NewOffer, Offered};
use store::community::outcome::OutcomeSave;
use store::community::suggestion::{NewSuggestion, Suggested};
use store::community::{ThemeSave, TopicAct, TopicDoing, TopicSave};
use store::document::{Bilingual, DocumentKind, DraftSave};
use store::moderation::{Acted, Acting, CaseAct, NewBulkRemoval, NewReport, NewRuling, Reported};
use store::roster::{NewImport, Tally};
use uuid::Uuid;

use crate::harness::page::field_of;
use crate::harness::{Answer, Site};
use crate::members::{Browser, enrol};

pub const HEAD: &str = "member_number,name,email,kind,province,language,specialty\n";

impl Site {
    /// A browser of somebody with a duty, ready to work.
    pub async fn staff(&self, number: &str, username: &str, role: Role) -> (Uuid, Browser<'_>) {
        let person = self.member(number, username).await;
        self.role(person, role).await;
        let mut browser = Browser::new(self);
        browser.sign_in(username).await;
        enrol(&mut browser).await;
        self.mails().await;
        (person, browser)
    }

    /// An upload that waits.
    pub async fn upload(&self) -> Uuid {
        let id = Uuid::from_u128(0xcafe);
        let import = NewImport { id, actor: None, tally: Tally::default(), at: self.clock.now() };
        let content = format!("{HEAD}77,Zoe Example,zoe@example.org,physician,,en,\n");
        self.store.keep_upload(import, content.into_bytes()).await.unwrap();
        id
    }

    /// A theme with a topic that is open; what stands in their addresses.
    pub async fn topic(&self) -> (String, String) {
        let (id, actor, at) = (Uuid::from_u128(0xbeef), Uuid::from_u128(1), self.clock.now());
        let text = |en: &str, fr: &str| Bilingual { en: en.into(), fr: fr.into() };
        let (title, intro) = (text("Staffing", "Effectifs"), text("Who is there.", "Qui est là."));
        self.store.save_theme(ThemeSave { id, version: 0, title, intro, actor, at }).await.unwrap();
        self.second_topic().await
    }

    /// Another topic of that theme.
    pub async fn second_topic(&self) -> (String, String) {
        let (id, actor, at) = (Uuid::from_u128(0xbeef), Uuid::from_u128(1), self.clock.now());
        let (content, stems) = (TopicContent::default(), Stems::default());
        let save = TopicSave { id: None, version: 0, theme: id, content, stems, closes: None, actor, at };
        let topic = self.store.save_topic(save).await.unwrap().unwrap();
        let seen = (1, TopicState::Draft);
        let doing = TopicDoing { id: topic, seen, act: TopicAct::Publish, actor, at };
        assert_eq!(self.store.do_with_topic(doing).await, Ok(true));
        (id.to_string(), topic.to_string())
    }

    /// Closes a topic.
    pub async fn close(&self, topic: &str) {
        let (id, actor, at) = (topic.parse().unwrap(), Uuid::from_u128(1), self.clock.now());
        let topic = self.store.topic(id).await.unwrap().unwrap();
        let doing = TopicDoing { id, seen: (topic.version, topic.state), act: TopicAct::Close, actor, at };
        assert_eq!(self.store.do_with_topic(doing).await, Ok(true));
    }

    /// A comment; what stands in its address.
    pub async fn comment(&self, topic: &str, author: Uuid) -> String {
        let (source, html) = ("Beds are short.".into(), "<p>Beds are short.</p>".into());
        let text = CommentText {
            language: Language::En,
            source,
            html,
            renderer: 1,
            mentions: Vec::new(),
            scrutiny: store::moderation::Scrutiny::default(),
        };
        let (topic, form, at) =
            (topic.parse().unwrap(), services::new_id(self.clock.now()), self.clock.now());
        let comment = NewComment {
            topic,
            parent: None,
            reply_to: None,
            author,
            form,
            draft: 0,
            text,
            moderates: false,
            same_since: None,
            spending: None,
            at,
        };
        match self.store.add_comment(comment).await.unwrap() {
            Added::Done(CommentPosition { id, .. }) => {
                let mut community = self.app().community.clone();
                community.watching = services::moderation::Watching::default();
                assert_eq!(community.index(1).await, Ok(1));
                id.to_string()
            }
            refused => panic!("{refused:?}"),
        }
    }

    /// A comment that a moderator removed; its case, and the decision about it.
    pub async fn decision(&self, topic: &str, author: Uuid) -> (String, String) {
        let comment: i64 = self.comment(topic, author).await.parse().unwrap();
        let (target, reporter, at) = (Target::Comment(comment), Uuid::from_u128(1), self.clock.now());
        let (clause, language, text) = (Clause::Respect, Language::En, "Please look.".into());
        let report = NewReport { target, reporter, clause, language, text, at };
        let Ok(Reported::Done { case, .. }) = self.store.report(report).await else { panic!("kept") };
        let (id, salt) = (services::new_id(at), services::new_id(at));
        let ruling = NewRuling {
            id,
            ruling: Ruling::Remove,
            clause: Some(clause),
            reason: "Be kind.".into(),
            note: String::new(),
            salt,
            requotes: Vec::new(),
            measure: None,
            redaction: None,
            to: None,
            alias: None,
        };
        let moderator =
            self.on_roster(&format!("{}", 4_000 + comment), &format!("m{comment}@example.org")).await;
        let (by, reach, act) = (Some(moderator), Reach::Everywhere, CaseAct::Rule(Box::new(ruling)));
        let acting = Acting { case, version: 1, by, reach, at, act };
        assert_eq!(self.store.act_on_case(acting).await, Ok(Acted::Done));
        (case.to_string(), id.to_string())
    }

    /// A flood of an author that somebody clears.
    pub async fn bulk_removal(&self, by: Uuid, author: Uuid) -> String {
        let at = self.clock.now();
        let bulk_removal = NewBulkRemoval {
            id: services::new_id(at),
            by,
            at,
            since: at - time::Duration::HOUR,
            authors: vec![author],
            ruling: Ruling::Remove,
            clause: Clause::Advertising,
            reason: Bilingual { en: "No ads.".into(), fr: "Pas de réclames.".into() },
            note: String::new(),
            measure: None,
        };
        let id = bulk_removal.id.to_string();
        assert_eq!(self.store.begin_bulk_removal(bulk_removal).await, Ok(true));
        id
    }

    /// What came of a topic, as a draft.
    pub async fn outcome(&self, topic: &str) {
        let (topic, actor, at) = (topic.parse().unwrap(), Uuid::from_u128(1), self.clock.now());
        let content = OutcomeContent::default();
        let save = OutcomeSave { topic, version: 0, content, review: None, actor, at };
        assert_eq!(self.store.save_outcome(save).await, Ok(true));
    }

    /// A file beside a topic; what stands in its address.
    pub async fn file(&self, topic: &str) -> String {
        let (id, actor, at) = (Uuid::from_u128(0xf11e), Uuid::from_u128(1), self.clock.now());
        let (topic, kind) = (topic.parse().unwrap(), FileKind::Pdf);
        let label = Bilingual { en: "Tables".into(), fr: "Tableaux".into() };
        let file = TopicFile { id, topic, kind, label, pixels: (0, 0), size: 5 };
        assert_eq!(self.store.add_file(file, b"%PDF-".to_vec(), actor, at).await, Ok(true));
        id.to_string()
    }

    /// A topic that somebody suggests; what stands in its address.
    pub async fn suggestion(&self, author: Uuid) -> String {
        let (id, language, at) = (services::new_id(self.clock.now()), Language::En, self.clock.now());
        let text = SuggestionText { title: "Nights".into(), why: "We are tired.".into() };
        let new = NewSuggestion { id, author, form: id, language, text, theme: None, at };
        assert_eq!(self.store.suggest(new).await, Ok(Suggested::Done));
        id.to_string()
    }

    /// An offer to help with a topic; what stands in its address.
    pub async fn offer(&self, topic: &str, author: Uuid) -> String {
        let (id, language, at) = (services::new_id(self.clock.now()), Language::En, self.clock.now());
        let place = OfferPlace::Topic(topic.parse().unwrap());
        let text = OfferText { kinds: [OfferKind::Writing].into_iter().collect(), note: "Hello.".into() };
        let texts = &self.app().community.texts.consents;
        let text_digest = texts.iter().find(|text| text.purpose == Purpose::Involvement).unwrap().digest();
        let method = ConsentMethod::OfferForm;
        let new = NewOffer { id, author, place, language, text, text_digest, method, at };
        assert_eq!(self.store.make_offer(new).await, Ok(Offered::Done));
        id.to_string()
    }

    /// A guest post that somebody proposes; what stands in its address.
    pub async fn guest_post(&self, author: Uuid) -> String {
        let (id, language, at) = (services::new_id(self.clock.now()), Language::En, self.clock.now());
        let (about, content) = ("About air.".into(), GuestContent::default());
        let new = NewGuestPost { id, form: id, language, about, content, at };
        assert_eq!(self.store.propose_guest_post(author, new).await, Ok(Proposed::Done));
        id.to_string()
    }

    pub async fn draft_of_terms(&self) {
        let text = Bilingual { en: "Be kind.".into(), fr: "Soyez bons.".into() };
        let (kind, actor, at) = (DocumentKind::Terms, Uuid::from_u128(1), self.clock.now());
        self.store.save_draft(DraftSave { kind, revision: 0, text, actor, at }).await.unwrap();
    }

    /// What the log says was done by one of the staff, the oldest first.
    pub async fn done_by(&self, person: Uuid) -> Vec<String> {
        let url = format!("sqlite:{}", self.folder.path().join("commons.sqlite").display());
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query_scalar("SELECT action FROM audit WHERE actor_id = $1 ORDER BY seq")
            .bind(person)
            .fetch_all(&mut connection)
            .await
            .unwrap()
    }
}

impl Browser<'_> {
    /// Sends a roster's file.
    pub async fn upload(&mut self, content: &[u8]) -> Answer {
        self.post_file("/en/dashboard/roster/upload", &[], content).await
    }

    /// Sends fields with a file as a browser does.
    pub async fn post_file(&mut self, path: &str, fields: &[(&str, &str)], content: &[u8]) -> Answer {
        let part = |name: &str, of: &str| {
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"{of}\r\n\r\n")
        };
        let mut body = String::new();
        let whose = self.whose().await.unwrap_or_default();
        for (name, value) in [("whose", whose.as_str())].iter().chain(fields) {
            body.extend([part(name, "").as_str(), value, "\r\n"]);
        }
        body.push_str(&part("file", "; filename=\"a file\"\r\ncontent-type: application/octet-stream"));
        let body = [body.as_bytes(), content, b"\r\n--edge--\r\n"].concat();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("content-type", "multipart/form-data; boundary=edge")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// Looks at a file; returns where it is looked at, the page, and what its form says back.
    pub async fn look_at(&mut self, lines: &str) -> (String, Answer, String) {
        let answer = self.upload(format!("{HEAD}{lines}").as_bytes()).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let place = answer.header("location").to_owned();
        let page = self.get(&place).await;
        let seen =
            if page.body.contains("name=\"seen\"") { field_of(&page.body, "seen") } else { String::new() };
        (place, page, seen)
    }
}
