//! What is measured, each by its name.

mod accounts;
mod community;
mod crash;
mod crowd;
mod digest;
mod flood;
mod live;
mod maximum;
mod members;
mod memory;
mod moderation;
mod moderator;
mod page;
mod pledges;
mod postgres;
mod relay;
mod size;
mod slow_disk;
mod society;
mod withheld;

use crate::bench::Bench;
use load::Outcome;

/// One scenario.
#[derive(Clone, Copy, Debug)]
pub enum Scenario {
    /// The landing page against a bare handler.
    Page,
    /// Pledges at a steady rate while others read.
    Pledges,
    /// As many pledges as go, against a bare connection.
    Maximum,
    /// Pledges on a disk whose syncs are slow.
    SlowDisk,
    /// Pledges on PostgreSQL.
    Postgres,
    /// Kills, and syncs that are held back.
    Crash,
    /// What a browser loads.
    Size,
    /// Knowing who asks, and sign-ins in a flood.
    Accounts,
    /// Topics with comments, read by a member.
    Community,
    /// Memory with full caches.
    Memory,
    /// A comment that open pages hear of.
    Live,
    /// Many open pages beside many readers.
    Crowd,
    /// A large association.
    Society,
    /// A large association's digests.
    Digest,
    /// A moderator's queue.
    Moderation,
    /// A mail relay that fails for a while.
    Relay,
}

impl Scenario {
    /// All, in the order of the table.
    pub const ALL: [Self; 16] = [
        Self::Page,
        Self::Pledges,
        Self::Maximum,
        Self::SlowDisk,
        Self::Postgres,
        Self::Accounts,
        Self::Community,
        Self::Memory,
        Self::Live,
        Self::Crowd,
        Self::Society,
        Self::Digest,
        Self::Moderation,
        Self::Relay,
        Self::Crash,
        Self::Size,
    ];

    /// Its word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Pledges => "pledges",
            Self::Maximum => "max",
            Self::SlowDisk => "slow-disk",
            Self::Postgres => "postgres",
            Self::Crash => "crash",
            Self::Size => "size",
            Self::Accounts => "accounts",
            Self::Community => "community",
            Self::Memory => "memory",
            Self::Live => "live",
            Self::Crowd => "crowd",
            Self::Society => "society",
            Self::Digest => "digest",
            Self::Moderation => "moderation",
            Self::Relay => "relay",
        }
    }

    /// What it is, for people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Page => "page: the landing page, against a bare axum handler with the same bytes",
            Self::Pledges => "pledges: a steady stream of pledges while 200 people read",
            Self::Maximum => {
                "max: as many pledges as go, against one bare SQLite connection with the same rows"
            }
            Self::SlowDisk => "slow-disk: pledges while each sync takes 5 ms longer",
            Self::Postgres => "postgres: the same on PostgreSQL",
            Self::Crash => "crash: kill -9 at random points, and syncs that are held back or fail",
            Self::Accounts => {
                "accounts: knowing who asks, and 500 people who sign in at once while others read"
            }
            Self::Community => {
                "community: topics with comments, on one core, against a bare handler with the same rows"
            }
            Self::Memory => "memory: with more read than the caches of comments hold",
            Self::Live => "live: a comment that reaches 1,000 open pages",
            Self::Crowd => "crowd: 1,000 streams from 50 clients beside 200 readers",
            Self::Society => {
                "society: lists, searches and comments among 100,000 members and 1,000,000 comments"
            }
            Self::Digest => "digest: the morning's digests of 100,000 members, killed once half way",
            Self::Relay => "relay: a mail relay that fails for ten minutes under 10,000 mails",
            Self::Moderation => "moderation: a queue, removals and a flood, among 1,000,000 comments",
            Self::Size => "size: what a browser loads before the page can be used, and after",
        }
    }

    /// The scenario of a word; `all` of them.
    pub fn named(word: &str) -> Outcome<Vec<Self>> {
        if word == "all" {
            return Ok(Self::ALL.to_vec());
        }
        let found = Self::ALL.into_iter().find(|scenario| scenario.word() == word);
        Ok(vec![found.ok_or_else(|| {
            format!(
                "no scenario {word}: there are {}, all, --quick and --shortest",
                Self::ALL.map(Self::word).join(", ")
            )
        })?])
    }

    /// Measures.
    pub async fn run(self, bench: &mut Bench) -> Outcome<()> {
        match self {
            Self::Page => page::run(bench).await,
            Self::Pledges => pledges::run(bench).await,
            Self::Maximum => maximum::run(bench).await,
            Self::SlowDisk => slow_disk::run(bench).await,
            Self::Postgres => postgres::run(bench).await,
            Self::Crash => crash::run(bench).await,
            Self::Size => size::run(bench).await,
            Self::Accounts => accounts::run(bench).await,
            Self::Community => community::run(bench).await,
            Self::Memory => memory::run(bench).await,
            Self::Live => live::run(bench).await,
            Self::Crowd => crowd::run(bench).await,
            Self::Society => society::run(bench).await,
            Self::Digest => digest::run(bench).await,
            Self::Moderation => moderation::run(bench).await,
            Self::Relay => relay::run(bench).await,
        }
    }
}
