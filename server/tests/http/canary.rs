//! A canary in every private column, and everybody at every door: who sees which.

use std::collections::{BTreeMap, BTreeSet};

use app::routes::Route;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use domain::Language;
use domain::account::Role;
use sqlx::{Connection as _, Row as _, SqliteConnection};
use uuid::Uuid;

use crate::administration::HEAD;
use crate::harness::{Answer, Site};
use crate::members::{Browser, one_of_each};

/// Somebody of whom every private column holds a canary.
const NUMBER: &str = "99";

const DESK: &[&str] = &["service_desk"];
const OFFICE: &[&str] = &["administrator"];
const DESK_AND_OFFICE: &[&str] = &["service_desk", "administrator"];
/// Members see who wrote a comment.
const MEMBERS_AND_DESK: &[&str] = &["member", "editor", "moderator", "service_desk", "administrator"];
const EDITORS: &[&str] = &["editor", "administrator"];
const MODERATORS: &[&str] = &["moderator"];
const MEMBERS: &[&str] = &["member", "editor", "moderator", "administrator"];
const NOBODY: &[&str] = &[];

/// Every column that holds something about a person or for staff alone, and who may be shown it.
const PRIVATE: [(&str, &str, &[&str]); 103] = [
    ("accounts", "password", NOBODY),
    ("accounts", "skeleton", NOBODY),
    ("accounts", "totp_secret", NOBODY),
    ("accounts", "username", MEMBERS_AND_DESK),
    ("audit", "detail", OFFICE),
    ("bonds", "email_key", NOBODY),
    ("bonds", "number_key", NOBODY),
    // Their owner alone.
    ("case_filters", "name", NOBODY),
    ("case_filters", "words", NOBODY),
    ("case_notes", "text", MODERATORS),
    // Its author alone.
    ("comment_drafts", "text", NOBODY),
    ("comment_versions", "source", NOBODY),
    ("comments", "html", MEMBERS),
    // Quoted by whoever may write, and its beginning in rows of topics and on its author's page.
    ("comments", "source", MEMBERS),
    // Their author reads them too, but for the note.
    ("decisions", "answer", MODERATORS),
    ("decisions", "appeal", MODERATORS),
    ("decisions", "note", MODERATORS),
    ("decisions", "reason", MODERATORS),
    ("document_drafts", "text_en", EDITORS),
    ("document_drafts", "text_fr", EDITORS),
    // Of the service desk's, who wrote too; its writer reads them too.
    ("enquiries", "address", DESK_AND_OFFICE),
    ("enquiries", "email_key", NOBODY),
    ("enquiries", "message", DESK_AND_OFFICE),
    ("enquiry_events", "text", DESK_AND_OFFICE),
    // Its author reads them too.
    ("guest_post_notes", "text", EDITORS),
    ("guest_posts", "about", EDITORS),
    ("guest_posts", "content", EDITORS),
    ("kept_forms", "digest", NOBODY),
    // Its person alone, in the browser that sent it.
    ("kept_forms", "sealed", NOBODY),
    ("known_sites", "host", OFFICE),
    ("look_backs", "note_en", MEMBERS),
    ("look_backs", "note_fr", MEMBERS),
    // Their author reads them too.
    ("offer_answers", "text", EDITORS),
    ("offers", "note", EDITORS),
    ("outbox", "address", NOBODY),
    ("outbox", "failure", NOBODY),
    ("outcome_versions", "content", MEMBERS),
    ("passkey_challenges", "digest", NOBODY),
    ("passkeys", "credential_id", NOBODY),
    ("passkeys", "name", NOBODY),
    ("passkeys", "public_key", NOBODY),
    ("people", "email", DESK_AND_OFFICE),
    ("people", "email_key", NOBODY),
    ("people", "member_number", DESK_AND_OFFICE),
    ("people", "name", DESK_AND_OFFICE),
    ("people", "pending_email", NOBODY),
    ("people", "pending_key", NOBODY),
    ("people", "roster_email", OFFICE),
    ("people", "specialty", OFFICE),
    ("pledges", "email", NOBODY),
    ("pledges", "email_key", NOBODY),
    ("pledges", "first_name", NOBODY),
    ("pledges", "last_name", NOBODY),
    ("pledges", "pending_email", NOBODY),
    ("pledges", "pending_key", NOBODY),
    ("pledges", "phone", NOBODY),
    ("pledges", "postal_code", NOBODY),
    ("pledges", "who", NOBODY),
    ("recovery_codes", "digest", NOBODY),
    ("reports", "text", MODERATORS),
    ("request_events", "text", DESK),
    ("requests", "address", DESK),
    ("requests", "message", DESK),
    ("requests", "wanted", DESK),
    ("restraints", "note", MODERATORS),
    ("restraints", "reason_en", MEMBERS),
    ("restraints", "reason_fr", MEMBERS),
    ("retired_usernames", "name_key", NOBODY),
    ("roster_uploads", "content", OFFICE),
    ("sessions", "browser", NOBODY),
    ("sessions", "digest", NOBODY),
    ("sign_on_links", "subject", NOBODY),
    ("sign_on_states", "digest", NOBODY),
    // Its author reads them too.
    ("suggestions", "answer", EDITORS),
    ("suggestions", "title", EDITORS),
    ("suggestions", "why", EDITORS),
    ("sweeps", "note", MODERATORS),
    // The authors of what was swept read that of their language too.
    ("sweeps", "reason_en", MODERATORS),
    ("sweeps", "reason_fr", MODERATORS),
    ("themes", "intro_en", MEMBERS),
    ("themes", "intro_fr", MEMBERS),
    ("themes", "title_en", MEMBERS),
    ("themes", "title_fr", MEMBERS),
    ("topic_files", "content", MEMBERS),
    ("topic_files", "label_en", MEMBERS),
    ("topic_files", "label_fr", MEMBERS),
    ("topic_versions", "content", EDITORS),
    ("topics", "content", MEMBERS),
    ("topics", "title_en", MEMBERS),
    ("topics", "title_fr", MEMBERS),
    ("watched_words", "text", OFFICE),
    // Its author reads it too.
    ("withheld_comments", "html", MODERATORS),
    ("withheld_comments", "names", NOBODY),
    ("withheld_comments", "source", MODERATORS),
    ("withheld_mentions", "html", NOBODY),
    ("withheld_mentions", "instead", NOBODY),
    ("withheld_mentions", "source", NOBODY),
    ("withheld_names", "name_key", NOBODY),
    ("withheld_names", "skeleton", NOBODY),
    ("withheld_names", "username", MODERATORS),
    ("withheld_quotes", "html", NOBODY),
    ("withheld_quotes", "instead", NOBODY),
    ("withheld_quotes", "source", NOBODY),
];

/// Columns that hold one of a few words that the program knows.
const WORDS: [&str; 28] = [
    "act",
    "action",
    "actor",
    "area",
    "before",
    "channel",
    "clause",
    "duty",
    "issue",
    "kind",
    "language",
    "measure",
    "method",
    "pace",
    "province",
    "purpose",
    "role",
    "ruling",
    "state",
    "team",
    "verdict",
    "watch",
    "burst_watch",
    "links",
    "what",
    "withheld",
    "withdrawal_method",
    "digest_zone",
];

/// Columns that say which row, and tell nothing by themselves.
const KEYS: [&str; 37] = [
    "help_votes.subject",
    "retired_usernames.bearer",
    "acceptances.person_id",
    "audit.subject",
    "author_id",
    "comment_drafts.form",
    "comments.form",
    "erasure_ledger.id",
    "erasures.erasure",
    "suggestions.form",
    "guest_posts.form",
    "guest_id",
    "decision_id",
    "enquiry_id",
    "decisions.salt",
    "holder_id",
    "judge_id",
    "moderation_log.digest",
    "moderation_log_head.digest",
    "reporter_id",
    "thing",
    "suggestion_id",
    "offer_id",
    "duties.theme",
    "request_events.assignee",
    "requests.assignee",
    "id",
    "actor_id",
    "import_id",
    "person_id",
    "pledge_id",
    "request_id",
    "sweep_id",
    "text_digest",
    "theme_id",
    "undoer_id",
    "consent_texts.digest",
];

/// The index of words, as SQLite keeps it: what it holds is found by whoever may read the comments that it is made of.
const INDEX: [&str; 4] = [
    "comment_words_data.block",
    "comment_words_docsize.sz",
    "topic_words_data.block",
    "topic_words_docsize.sz",
];

/// What everybody reads, or everybody who signs in; and digests of mailboxes that asked to be left alone, or that there
/// are not, which stand in their tables by themselves.
const OPEN: [&str; 6] = [
    "consent_texts.text",
    "documents.text_en",
    "documents.text_fr",
    "sign_on_links.issuer",
    "suppressions.email_key",
    "unreachable.email_key",
];

/// What a canary looks like, in each way that bytes are written.
struct Canary {
    column: String,
    seen_by: &'static [&'static str],
    forms: Vec<String>,
}

impl Canary {
    fn new(table: &str, column: &str, seen_by: &'static [&'static str]) -> Self {
        let value = value(table, column);
        // The last group of letters also depends on what follows.
        let whole = &value.as_bytes()[..value.len() / 3 * 3];
        let hex: Vec<String> = value.bytes().map(|byte| format!("{byte:02x}")).collect();
        let forms = vec![STANDARD_NO_PAD.encode(whole), URL_SAFE_NO_PAD.encode(whole), hex.concat(), value];
        for form in &forms {
            assert!(BEGINNINGS.iter().any(|beginning| form.starts_with(beginning)), "{form}");
        }
        Self { column: format!("{table}.{column}"), seen_by, forms }
    }
}

/// What every form of every canary begins with: where none of these is, none of them need be looked for.
const BEGINNINGS: [&str; 3] = ["canary-", "Y2FuYXJ5", "63616e617279"];

/// The canaries that are in an answer.
fn caught<'a>(canaries: &[&'a Canary], answer: &Answer) -> Vec<&'a Canary> {
    let told = format!("{:?}\n{}", answer.headers, answer.body);
    if !BEGINNINGS.iter().any(|beginning| told.contains(beginning)) {
        return Vec::new();
    }
    let is_told = |form: &String| told.contains(form);
    canaries.iter().copied().filter(|canary| canary.forms.iter().any(is_told)).collect()
}

/// What there is to ask for by name: a word, a number or an id, each where it can be one's name. Where it cannot, it is
/// a name of nothing, of which the victim's id or the number 1 is one already.
struct Names {
    everywhere: [String; 2],
    cases: Vec<String>,
    requests: Vec<String>,
    uploads: Vec<String>,
    documents: Vec<String>,
}

impl Names {
    fn of(&self, route: Route) -> Vec<&str> {
        let pattern = route.pattern(Language::En);
        if !pattern.contains("{id}") {
            return vec!["x"];
        }
        let own = [
            ("/cases/", &self.cases),
            ("/requests/", &self.requests),
            ("/help/", &self.requests),
            ("/imports/", &self.uploads),
            ("/documents/", &self.documents),
        ];
        let own = own.into_iter().filter(|(part, _)| pattern.contains(part)).flat_map(|(_, names)| names);
        self.everywhere.iter().chain(own).map(String::as_str).collect()
    }
}

/// A row for all that a person can do, `$1`.
const ROWS: [&str; 47] = [
    "INSERT INTO audit (at, actor, action, subject, detail) \
             VALUES (1, 'operator', 'username.changed', $1, 'canary-audit-detail')",
    "INSERT INTO passkeys (id, person_id, name, credential_id, public_key, counter, backup_eligible, \
             backed_up, added) VALUES ($1, $1, '', '', '', 0, FALSE, FALSE, 1)",
    "INSERT INTO sign_on_links (person_id, issuer, subject, since) VALUES ($1, 'https://id.example', '', 1)",
    "INSERT INTO recovery_codes (person_id, digest) VALUES ($1, '')",
    "INSERT INTO outbox (kind, person_id, address, queued, due) VALUES ('confirm_email', $1, '', 1, 1)",
    "INSERT INTO pledges (id, email_key, email, first_name, last_name, language, received) \
             VALUES ($1, x'00', '', '', '', 'en', 1)",
    "INSERT INTO retired_usernames (name_key, since) SELECT x'00', 1 WHERE $1 IS NOT NULL",
    "INSERT INTO sign_on_states (digest, expires) SELECT x'00', 1 WHERE $1 IS NOT NULL",
    "INSERT INTO passkey_challenges (digest, expires) SELECT x'00', 1 WHERE $1 IS NOT NULL",
    "INSERT INTO request_events (request_id, at, actor, what, text) \
             SELECT id, 1, $1, 'noted', '' FROM requests WHERE person_id = $1",
    "INSERT INTO themes (id, position, title_en, title_fr, intro_en, intro_fr, version) \
             VALUES ($1, 1, '', '', '', '', 1)",
    "INSERT INTO topics (theme_id, state, content, version, kind, title_en, title_fr, outcome, comments, threads, files) \
             VALUES ($1, 'open', '', 1, 'discussion', '', '', 1, 1, 1, 1)",
    "INSERT INTO topic_files (id, topic_id, kind, label_en, label_fr, width, height, size, added, content) \
             SELECT $1, id, 'pdf', '', '', 0, 0, 1, 1, x'00' FROM topics WHERE $1 IS NOT NULL",
    "INSERT INTO comments (topic_id, seq, position, author_id, language, source, html, renderer, form, created) \
             SELECT id, 1, 1, $1, 'en', '', '', 1, x'00', 1 FROM topics WHERE $1 IS NOT NULL",
    "INSERT INTO comments (topic_id, seq, position, language, source, html, renderer, form, created, withheld) \
             SELECT id, 2, 2, 'en', '', '', 1, x'01', 1, 'remove' FROM topics WHERE $1 IS NOT NULL",
    "INSERT INTO withheld_comments (comment_id, source, html, renderer) \
             SELECT id, '', '', 1 FROM comments WHERE withheld = 'remove' AND $1 IS NOT NULL",
    "INSERT INTO withheld_quotes (comment_id, quoting_id, source, html, renderer, instead) \
             SELECT w.comment_id, c.id, '', '', 1, '' FROM withheld_comments w, comments c WHERE c.author_id = $1",
    "INSERT INTO cases (thing, kind, topic_id, comment_id, author_id, state, score, opened, waits, version) \
             SELECT 'comment-2', 'comment', topic_id, id, $1, 'appealed', 10, 1, 1, 1 FROM comments WHERE withheld = 'remove'",
    "INSERT INTO reports (case_id, thing, reporter_id, clause, language, text, at) \
             SELECT id, thing, $1, 'respect', 'en', '', 1 FROM cases WHERE thing = 'comment-2'",
    "INSERT INTO decisions (id, case_id, number, at, is_staff, author_id, ruling, before, reason, note, appealed, \
             appeal, verdict, judged, answer) \
             SELECT $1, id, 1, 1, TRUE, $1, 'remove', 'read', '', '', 1, '', 'uphold', 1, '' FROM cases WHERE thing = 'comment-2'",
    "INSERT INTO bonds (decision_id, email_key) SELECT id, x'00' FROM decisions WHERE author_id = $1",
    "INSERT INTO allowances (person_id, act, spent) VALUES ($1, 'comment', 1)",
    "INSERT INTO sweeps (id, actor_id, since, began, ruling, clause, reason_en, reason_fr, note, state, total, decided, \
             skipped, cursor) VALUES ($1, $1, 1, 1, 'remove', 'respect', '', '', '', 'done', 1, 1, 0, 1)",
    "UPDATE topics SET slowed_until = 253402300799999, slow_minutes = 5 WHERE $1 IS NOT NULL",
    "INSERT INTO restraints (id, topic_id, kind, minutes, at, clause, reason_en, reason_fr, note) \
             SELECT $1, id, 'slow', 5, 1, 'respect', '', '', '' FROM topics WHERE $1 IS NOT NULL",
    "INSERT INTO case_filters (person_id, name, words) VALUES ($1, '', '')",
    "INSERT INTO watch_rules (one, first_many, version) SELECT 1, 0, 1 WHERE $1 IS NOT NULL",
    "INSERT INTO known_sites (host) SELECT '' WHERE $1 IS NOT NULL",
    "INSERT INTO watched_words (language, watch, text) SELECT 'en', 'mark', '' WHERE $1 IS NOT NULL",
    "INSERT INTO case_notes (case_id, number, at, actor_id, text) \
             SELECT id, 1, 1, $1, '' FROM cases WHERE thing = 'comment-2'",
    "INSERT INTO comment_drafts (person_id, topic_id, parent_id, text, form, changed) \
             SELECT $1, id, 0, '', x'00', 1 FROM topics WHERE $1 IS NOT NULL",
    "INSERT INTO comment_versions (comment_id, until, source) SELECT id, 1, '' FROM comments WHERE author_id = $1",
    "INSERT INTO topic_versions (topic_id, version, at, actor_id, content) \
             SELECT id, 1, 1, $1, '' FROM topics WHERE $1 IS NOT NULL",
    "INSERT INTO outcome_versions (topic_id, version, at, actor_id, published, content) \
             SELECT id, 1, 1, $1, 1, '' FROM topics WHERE $1 IS NOT NULL",
    "INSERT INTO look_backs (topic_id, at, actor_id, note_en, note_fr) \
             SELECT id, 1, $1, '', '' FROM topics WHERE $1 IS NOT NULL",
    "INSERT INTO suggestions (id, author_id, form, language, title, why, created, state) \
             VALUES ($1, $1, $1, 'en', '', '', 1, 'declined')",
    "INSERT INTO offers (id, author_id, theme_id, language, kinds, note, created, changed) \
             VALUES ($1, $1, $1, 'en', 1, '', 1, 1)",
    "INSERT INTO offer_answers (offer_id, number, at, actor_id, state, text) VALUES ($1, 1, 1, $1, 'answered', '')",
    "INSERT INTO guest_posts (id, author_id, form, asked, language, about, content, version, state, created, changed) \
             VALUES ($1, $1, $1, FALSE, 'en', '', '', 1, 'submitted', 1, 1)",
    "INSERT INTO guest_post_notes (guest_id, number, at, role, actor_id, text) VALUES ($1, 1, 1, 'author', $1, '')",
    "INSERT INTO requests (id, address, signed_in, kind, language, message, received) \
             VALUES ($1, '', FALSE, 'username_change', 'en', '', 1)",
    "INSERT INTO enquiries (id, address, email_key, kind, area, language, team, state, message, received, due, touched) \
             VALUES ($1, '', x'00', 'question', 'account', 'en', 'service', 'open', '', 1, 1, 1)",
    "INSERT INTO enquiry_events (enquiry_id, at, actor_id, what, text) VALUES ($1, 1, $1, 'answered', '')",
    "INSERT INTO kept_forms (id, digest, person_id, sealed, at) VALUES ($1, x'00', $1, x'00', 1)",
    "INSERT INTO withheld_names (person_id, username, skeleton, name_key) VALUES ($1, '', '', x'00')",
    "INSERT INTO withheld_mentions (person_id, quoting_id, source, html, renderer, instead) \
             SELECT $1, id, '', '', 1, '' FROM comments WHERE author_id = $1",
    "INSERT INTO cases (thing, kind, author_id, state, score, opened, waits, version) \
             VALUES ('profile-00000000-0000-0000-0000-000000000001', 'profile', $1, 'open', 10, 1, 1, 1)",
];

fn value(table: &str, column: &str) -> String {
    format!("canary-{}-{}", table.replace('_', "-"), column.replace('_', "-"))
}

impl Site {
    async fn database(&self) -> SqliteConnection {
        let url = format!("sqlite:{}", self.folder.path().join("commons.sqlite").display());
        SqliteConnection::connect(&url).await.unwrap()
    }

    /// Puts a canary into every private column, all about one person who has done everything that leaves a row.
    async fn plant(&self, victim: Uuid) {
        let mut database = self.database().await;
        sqlx::raw_sql("PRAGMA foreign_keys = OFF").execute(&mut database).await.unwrap();
        for row in ROWS {
            let done = sqlx::query(row).bind(victim).execute(&mut database).await;
            assert_eq!(done.unwrap().rows_affected(), 1, "{row}");
        }
        for (table, column, _) in PRIVATE {
            if table == "audit" {
                // Nothing there can be changed.
                continue;
            }
            let theirs = match table {
                "people" | "pledges" => "id = $1",
                "accounts" | "sessions" | "recovery_codes" => "person_id = $1",
                "decisions" => "author_id = $1",
                "requests" if column == "address" => "person_id IS NULL",
                _ => "$1 IS NOT NULL",
            };
            let plant = format!("UPDATE {table} SET {column} = $2 WHERE {theirs}");
            let value = match column {
                // A file that is no roster is shown to nobody.
                "content" if table == "roster_uploads" => {
                    format!("{HEAD}1000,{},c@example.org,physician,,en,\n", value(table, column))
                }
                "content" if table == "outcome_versions" => {
                    let text = format!("{{\"heard\":\"{}\"}}", value(table, column));
                    format!("{{\"en\":{text},\"fr\":{text}}}")
                }
                "content" => {
                    let text = format!("{{\"title\":\"{}\"}}", value(table, column));
                    format!("{{\"en\":{text},\"fr\":{text}}}")
                }
                _ => value(table, column),
            };
            let query = sqlx::query(sqlx::AssertSqlSafe(plant)).bind(victim);
            let of_bytes = column.ends_with("key")
                || matches!(column, "digest" | "sealed" | "totp_secret" | "credential_id")
                || table == "roster_uploads"
                || (table == "topic_files" && column == "content");
            let query = if of_bytes {
                let mut bytes = value.into_bytes();
                bytes.resize(bytes.len().max(32), b'.');
                query.bind(bytes)
            } else {
                query.bind(value)
            };
            assert!(query.execute(&mut database).await.unwrap().rows_affected() > 0, "{table}.{column}");
        }
    }

    /// Every column that can hold words or bytes.
    async fn columns(&self) -> Vec<String> {
        let columns = "SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c \
                       WHERE t.type = 'table' AND c.type IN ('TEXT', 'BLOB') AND t.name NOT LIKE 'sqlite_%' \
                       AND t.name NOT LIKE '_sqlx%'";
        let rows = sqlx::query(columns).fetch_all(&mut self.database().await).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }
}

#[tokio::test]
async fn case_1_every_private_column_is_on_the_list_of_who_sees_it() {
    let private: BTreeSet<String> =
        PRIVATE.iter().map(|(table, column, _)| format!("{table}.{column}")).collect();
    let columns = Site::start().await.columns().await;
    for column in &columns {
        let name = column.split_once('.').unwrap().1;
        let is_plain = OPEN.contains(&column.as_str())
            || INDEX.contains(&column.as_str())
            || KEYS.contains(&column.as_str())
            || KEYS.contains(&name)
            || WORDS.contains(&name);
        assert!(
            private.contains(column) != is_plain,
            "{column} is on no list of what it is, or on two: say who may see it"
        );
    }
    for column in private {
        assert!(columns.contains(&column), "{column} is gone");
    }
}

#[tokio::test]
async fn case_1_9_13_nobody_sees_a_private_column_but_those_who_must() {
    let site = Site::start().await;
    site.on_roster("98", "invited@example.org").await;
    site.post("/en/join", &[("email", "invited@example.org")]).await;
    let invitation = site.mail().await.link("invitation");
    let mut people = one_of_each(&site).await;
    let upload = site.upload().await;
    site.draft_of_terms().await;
    let victim = site.member(NUMBER, "quenouille").await;
    site.role(victim, Role::ServiceDesk).await;
    let mut theirs = Browser::new(&site);
    theirs.sign_in("quenouille").await;
    let fields = [("kind", "username_change"), ("wanted", "x-y-z"), ("message", "Please.")];
    assert_eq!(theirs.post("/en/contact", &fields).await.status, StatusCode::SEE_OTHER);
    let requests: Vec<Uuid> =
        sqlx::query_scalar("SELECT id FROM requests").fetch_all(&mut site.database().await).await.unwrap();
    site.plant(victim).await;

    // Who is suspended has a case as well.
    let cases: Vec<i64> = sqlx::query_scalar("SELECT id FROM cases WHERE id > 1")
        .fetch_all(&mut site.database().await)
        .await
        .unwrap();
    let names = Names {
        everywhere: [victim.to_string(), "1".into()],
        cases: cases.iter().map(i64::to_string).collect(),
        requests: requests.iter().map(Uuid::to_string).collect(),
        uploads: vec![upload.to_string()],
        documents: vec!["terms".into(), "privacy".into()],
    };
    let mut paths = vec![invitation, "/".to_owned(), "/count.json".to_owned(), "/sitemap.xml".to_owned()];
    for language in Language::ALL {
        for route in Route::ALL {
            paths.extend(names.of(route).into_iter().map(|name| route.path_with(language, name)));
        }
        paths.push(format!("{}?state=declined", Route::SuggestionQueue.path(language)));
        paths.push(format!("{}?q=canary", Route::Search.path(language)));
        paths.push(format!("{}?file={victim}", Route::TopicFile.path_with(language, "1")));
        paths.push(format!("{}?typed=canary", Route::Names.path_with(language, "1")));
        paths.push(format!("{}?quote=1", Route::Comment.path_with(language, "1")));
        paths.push(format!("{}?version=1", Route::DocumentVersion.path_with(language, "terms")));
        paths.push(format!("{}?version=1", Route::TopicVersion.path_with(language, "1")));
        paths.push(format!("{}?passkey={victim}", Route::RemovePasskey.path(language)));
    }
    let canaries = PRIVATE.map(|(table, column, seen_by)| Canary::new(table, column, seen_by));
    let canaries: Vec<&Canary> = canaries.iter().collect();
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (kind, browser) in &mut people {
        for path in &paths {
            let mut answers = vec![browser.get(path).await];
            // What is posted is the same in both languages; signing out would end the visit.
            if path.starts_with("/en") && *path != Route::SignOut.path(Language::En) {
                answers.push(browser.post(path, &[("find", NUMBER)]).await);
            }
            for answer in answers {
                for canary in caught(&canaries, &answer) {
                    assert!(canary.seen_by.contains(kind), "{} is in {path} for {kind}", canary.column);
                    seen.entry(&canary.column).or_default().insert(kind);
                }
            }
        }
    }
    for canary in &canaries {
        let seen: Vec<&str> = seen.remove(canary.column.as_str()).unwrap_or_default().into_iter().collect();
        let mut listed = canary.seen_by.to_vec();
        listed.sort_unstable();
        assert_eq!(seen, listed, "{}: who sees it, and who is listed", canary.column);
    }

    // Once it is about what that moderator wrote, nothing of a case is there for them.
    let number = 10 + Role::ALL.iter().position(|role| *role == Role::Moderator).unwrap();
    let moderator = Uuid::from_u128(number as u128);
    let mut database = site.database().await;
    sqlx::query("UPDATE cases SET author_id = $1").bind(moderator).execute(&mut database).await.unwrap();
    let of_a_case = ["case_notes.", "decisions.", "reports.", "withheld_comments.", "withheld_names."];
    let is_of_a_case = |canary: &Canary| of_a_case.iter().any(|table| canary.column.starts_with(table));
    let (_, browser) = people.iter_mut().find(|(kind, _)| *kind == "moderator").unwrap();
    for path in &paths {
        let answer = browser.get(path).await;
        for canary in caught(&canaries, &answer) {
            assert!(!is_of_a_case(canary), "{} is in {path} for the author of the text", canary.column);
        }
    }
}
