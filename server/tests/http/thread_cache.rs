//! Claims about comments that were read and written before: on no node does anybody see the difference.

use std::ops::Range;

use axum::body::Body;
use axum::http::Request;
use domain::account::{Grant, MemberKind, Reach, Role, Scope};
use domain::community::{Reacting, Reaction};
use domain::moderation::{Clause, Ruling, Target};
use domain::{Clock as _, EmailAddress, Language};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use services::community::Reading;
use sha2::{Digest as _, Sha256};
use sqlx::{Connection as _, Executor as _};
use store::account::profile::Profile;
use store::account::session::Actor;
use store::community::comment::{Added, CommentPageRequest, CommentText, NewComment};
use store::moderation::{Acting, CaseAct, NewReport, NewRuling, Purview, Reported, Scrutiny};
use store::roster::{Change, Entry};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::harness::Site;
use crate::members::Browser;

/// Those who read, one of the staff, and one who leaves. All of them write.
const PEOPLE: [(&str, &str); 5] =
    [("1", "barnabe"), ("2", "clothilde"), ("3", "damase"), ("4", "eulalie"), ("5", "fabien")];
const READERS: Range<usize> = 0..3;
const STAFF: usize = 3;
const LEAVES: usize = 4;

/// What is asked for, in both of its forms.
const PAGES: [(&str, u32, CommentPageRequest); 4] = [
    ("oldest", 1, CommentPageRequest::Oldest(1)),
    ("oldest", 2, CommentPageRequest::Oldest(2)),
    ("newest", 1, CommentPageRequest::Newest(None)),
    ("useful", 1, CommentPageRequest::Useful(None)),
];

/// What happens to the comments of two topics, on two nodes over one database.
struct History {
    nodes: [Site; 2],
    topics: [i64; 2],
    people: Vec<Uuid>,
    cookies: Vec<String>,
    actors: Vec<Actor>,
    comments: Vec<i64>,
    cases: Vec<i64>,
    has_left: bool,
    elapsed: Duration,
    random: StdRng,
}

impl History {
    async fn new(database: Option<&str>, seed: u64) -> Self {
        let first = Site::start_with(|settings| {
            if let Some(url) = database {
                url.clone_into(&mut settings.database_url);
            }
        })
        .await;
        let (mut people, mut cookies, mut actors) = (Vec::new(), Vec::new(), Vec::new());
        for (number, name) in PEOPLE {
            people.push(first.member(number, name).await);
            let mut browser = Browser::new(&first);
            browser.sign_in(name).await;
            let cookie = browser.cookie.clone().unwrap();
            let token = Sha256::digest(cookie.strip_prefix("__Host-session=").unwrap());
            actors.push(first.store.actor(token.into(), first.clock.now()).await.unwrap().unwrap());
            cookies.push(cookie);
        }
        let topics = [first.topic().await.1, first.second_topic().await.1].map(|id| id.parse().unwrap());
        let second = Self::another(&first, database).await;
        let (comments, cases, elapsed) = (Vec::new(), Vec::new(), Duration::ZERO);
        let random = StdRng::seed_from_u64(seed);
        let (nodes, has_left) = ([first, second], false);
        Self { nodes, topics, people, cookies, actors, comments, cases, has_left, elapsed, random }
    }

    /// A node over the same database that has kept nothing.
    async fn another(first: &Site, database: Option<&str>) -> Site {
        let at = |name: &str| first.folder.path().join(name);
        let url =
            database.map_or_else(|| format!("sqlite:{}", at("commons.sqlite").display()), str::to_owned);
        let secret = at("commons.key");
        Site::start_with(|settings| (settings.database_url, settings.secret_file) = (url, secret)).await
    }

    fn now(&self) -> OffsetDateTime {
        self.nodes[0].clock.now()
    }

    fn id(&mut self) -> Uuid {
        Uuid::from_u128(self.random.random())
    }

    fn comment(&mut self) -> Option<i64> {
        let which = self.random.random_range(0..self.comments.len().max(1));
        self.comments.get(which).copied()
    }

    fn person(&mut self) -> Uuid {
        self.people[self.random.random_range(0..if self.has_left { LEAVES } else { PEOPLE.len() })]
    }

    async fn add(&mut self, parent: Option<i64>) {
        let (author, form, at) = (self.person(), self.id(), self.now());
        let topic = match parent {
            Some(parent) => self.nodes[0].store.comment(parent, author).await.unwrap().unwrap().topic,
            None => self.topics[usize::from(self.random.random_ratio(1, 4))],
        };
        let text = self.text();
        let (reply_to, draft, moderates, same_since, spending) = (None, 0, false, None, None);
        let new = NewComment {
            topic,
            parent,
            reply_to,
            author,
            form,
            draft,
            text,
            moderates,
            same_since,
            spending,
            at,
        };
        if let Added::Done(place) = self.nodes[1].store.add_comment(new).await.unwrap() {
            self.comments.push(place.id);
        }
    }

    fn text(&mut self) -> CommentText {
        let words = format!("words {}", self.random.random::<u16>());
        CommentText {
            language: if self.random.random() { Language::En } else { Language::Fr },
            html: format!("<p>{words}</p>"),
            source: words,
            renderer: 1,
            mentions: Vec::new(),
            scrutiny: Scrutiny::default(),
        }
    }

    /// Something that happens, on one of the nodes.
    async fn step(&mut self) {
        let store = self.nodes[usize::from(self.random.random::<bool>())].store.clone();
        let (at, which) = (self.now(), self.random.random_range(0..18));
        let Some(comment) = self.comment().filter(|_| which > 3) else { return self.add(None).await };
        let person = self.person();
        let (on, kind) = (self.random.random::<bool>(), self.random.random_range(0..3));
        match which {
            4..=6 => self.add(Some(comment)).await,
            7 => {
                let (text, since) = (self.text(), at - Duration::DAY);
                store.change_comment((comment, None), person, text, since, at).await.map(drop).unwrap();
            }
            8 => store.withdraw_comment(comment, person, Vec::new(), at).await.map(drop).unwrap(),
            9 | 10 => {
                let reacting = Reacting { comment, reaction: Reaction::ALL[kind], on };
                store.react(reacting, person).await.map(drop).unwrap();
            }
            11 => self.report(comment).await,
            12 => self.take_back().await,
            13 => {
                let (_, seen) = store.own(person).await.unwrap().unwrap();
                let shown = Profile { shows_kind: !seen.shows_kind, ..seen };
                store.set_profile(person, seen, shown, at).await.map(drop).unwrap();
            }
            14 => {
                let grant = Grant { role: Role::Editor, scope: Scope::Everywhere };
                if on {
                    store.give_duty(self.people[STAFF], grant, at).await.unwrap();
                } else {
                    store.take_duty(self.people[STAFF], grant, self.people[0], at).await.map(drop).unwrap();
                }
            }
            15 => {
                let known = store.roster().await.unwrap().into_iter().find(|known| known.id == person);
                let entry = known.unwrap().entry;
                let kind = if on { MemberKind::Learner } else { MemberKind::Physician };
                let address = EmailAddress::parse(&entry.email).unwrap();
                let email_key = self.nodes[0].accounts().secret.address_key(&address.canonical());
                let change = Change::Update { id: person, email_key, entry: Entry { kind, ..entry } };
                store.change_roster(vec![change], at).await.unwrap();
            }
            16 if on && !self.has_left && self.comments.len() > 20 => {
                self.has_left = true;
                let keeps = self.random.random();
                store.leave(self.people[LEAVES], [7; 32], keeps, Vec::new(), at).await.map(drop).unwrap();
            }
            16 => {
                let reader = self.people[self.random.random_range(READERS)];
                store.mark_read(reader, self.topics[0], self.random.random_range(1..40)).await.unwrap();
            }
            _ => {
                let seconds = self.random.random_range(1..100_000);
                self.wait(Duration::seconds(seconds));
            }
        }
    }

    fn wait(&mut self, by: Duration) {
        self.elapsed += by;
        for node in &self.nodes {
            node.clock.advance(by);
        }
    }

    /// A comment is reported and decided about.
    async fn report(&mut self, comment: i64) {
        let (at, clause, reporter) = (self.now(), Clause::Respect, self.people[STAFF]);
        let (target, language) = (Target::Comment(comment), Language::En);
        let report = NewReport { target, reporter, clause, language, text: String::new(), at };
        let Reported::Done { case, .. } = self.nodes[0].store.report(report).await.unwrap() else {
            return;
        };
        self.cases.push(case);
        let ruling = [Ruling::Hide, Ruling::Remove, Ruling::Move][self.random.random_range(0..3)];
        let (id, salt, to) = (self.id(), self.id(), (ruling == Ruling::Move).then_some(self.topics[1]));
        let ruling = NewRuling {
            id,
            ruling,
            clause: ruling.is_against().then_some(clause),
            reason: "Be kind.".into(),
            note: String::new(),
            salt,
            requotes: Vec::new(),
            measure: None,
            redaction: None,
            to,
            alias: None,
        };
        self.act(case, CaseAct::Rule(Box::new(ruling))).await;
    }

    /// The last decision is taken back.
    async fn take_back(&mut self) {
        if let Some(case) = self.cases.pop() {
            self.act(case, CaseAct::Undo).await;
        }
    }

    async fn act(&self, case: i64, act: CaseAct) {
        let (store, at, by) = (&self.nodes[1].store, self.now(), Some(self.people[0]));
        let Some(known) = store.case(case, &Purview::PROGRAM, at).await.unwrap() else { return };
        let (version, reach) = (known.version, Reach::Everywhere);
        store.act_on_case(Acting { case, version, by, reach, at, act }).await.map(drop).unwrap();
    }

    /// Both nodes read what stands in the database, for somebody.
    async fn look(&mut self) {
        let topic = self.topics[usize::from(self.random.random_ratio(1, 3))];
        let reader = self.random.random_range(READERS);
        let (order, page, request) = PAGES[self.random.random_range(0..PAGES.len())];
        let reading = Reading { order: order.to_owned(), page, ..Reading::default() };
        let actor = &self.actors[reader];
        for node in &self.nodes {
            let found = node.app().community.discussion(actor, topic, &reading).await.unwrap().unwrap();
            assert_eq!(found.comments.threads, node.store.threads(topic, request).await.unwrap());
            assert_eq!(found.own.mark, node.store.read_mark(actor.person, topic).await.unwrap());
            for one in found.comments.comments() {
                let seen = node.store.comment(one.id, actor.person).await.unwrap().unwrap();
                assert_eq!(found.seen(one), seen, "as {reader} reads it");
                assert_eq!(one.own_reactions, 0, "nothing of a reader is kept");
            }
        }
    }

    /// Both nodes write each page for everybody as one writes it that has kept nothing. Tells how many that were.
    async fn compare_all(&self, database: Option<&str>) -> usize {
        let fresh = self.fresh(database).await;
        let mut compared = 0;
        for reader in READERS {
            for language in [Language::En, Language::Fr] {
                for (order, page, _) in PAGES {
                    self.compare(&fresh, reader, &self.path(language == Language::Fr, order, page)).await;
                    compared += 1;
                }
            }
        }
        compared
    }

    async fn compare(&self, fresh: &Site, reader: usize, path: &str) {
        let anew = self.written(fresh, reader, path).await;
        for node in &self.nodes {
            assert_eq!(self.written(node, reader, path).await, anew, "{path}");
        }
    }

    async fn fresh(&self, database: Option<&str>) -> Site {
        let fresh = Self::another(&self.nodes[0], database).await;
        fresh.clock.advance(self.elapsed);
        fresh
    }

    fn path(&self, is_french: bool, order: &str, page: u32) -> String {
        let topics = if is_french { "/fr/communaute/sujets" } else { "/en/community/topics" };
        format!("{topics}/{}?order={order}&page={page}", self.topics[0])
    }

    /// A page's list of comments.
    async fn written(&self, node: &Site, reader: usize, path: &str) -> String {
        let cookie = format!("lang=en; {}", self.cookies[reader]);
        let request = Request::builder().uri(path).header("cookie", cookie).body(Body::empty()).unwrap();
        let body = node.send(request).await.body;
        let (_, rest) = body.split_once("<ol class=\"threads\">").unwrap_or_else(|| panic!("{path}: {body}"));
        let (comments, _) = rest.split_once("</section>").unwrap();
        comments.rsplit_once("</ol>").unwrap().0.to_owned()
    }
}

/// What somebody reads after each few steps of a history, held against what is written for them anew; how often.
async fn histories(database: Option<&str>, seed: u64) -> usize {
    let mut history = History::new(database, seed).await;
    let mut compared = 0;
    for step in 0..64 {
        history.step().await;
        history.look().await;
        if step % 3 == 0 {
            compared += history.compare_all(database).await;
        }
    }
    assert!(history.comments.len() > 10, "or it would prove little");
    compared
}

#[tokio::test]
async fn whatever_happens_nobody_sees_that_comments_were_kept_on_sqlite() {
    let mut compared = 0;
    for seed in 0..2 {
        compared += histories(None, seed).await;
    }
    assert!(compared > 1_000, "{compared}");
}

#[tokio::test]
async fn whatever_happens_nobody_sees_that_comments_were_kept_on_postgresql() {
    let server = std::env::var("COMMONS_TEST_POSTGRES_URL").unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    let mut compared = 0;
    for seed in 2..4 {
        let name = format!("test_{}", Uuid::from_u128(rand::random()).simple());
        let execute = async |statement: String| {
            let mut connection = sqlx::PgConnection::connect(&server).await.unwrap();
            connection.execute(sqlx::AssertSqlSafe(statement)).await.unwrap();
        };
        execute(format!("CREATE DATABASE {name}")).await;
        compared += histories(Some(&format!("{base}/{name}")), seed).await;
        execute(format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }
    assert!(compared > 1_000, "{compared}");
}
