//! Which page of moderation is written: its title, its matter, and what it shows.

use domain::Language;
use leptos::prelude::*;

use super::actions::Board;
use super::board::BoardView;
use super::bulk_removals::{BulkRemovalPage, Crowd, CrowdPage, OneBulkRemoval};
use super::case::{CasePage, CaseView};
use super::decisions::{DecisionPage, DecisionView, Decisions, DecisionsPage};
use super::log::{ModerationLog, ModerationLogPage};
use super::queue::{Queue, QueuePage};
use super::report::{Report, ReportPage};
use super::time_targets::{TimeTargetsPage, TimeTargetsView};
use super::topic_limits::{TopicLimitsPage, TopicLimitsView};
use super::transparency::{Transparency, TransparencyPage};
use super::watch_rules::{WatchRulesPage, WatchRulesView};
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::ui::{IntoMarkup, Markup};

/// A page of moderation.
#[derive(Clone, Debug)]
pub enum ModerationPage {
    /// Report something.
    Report(Box<ReportPage>),
    /// What was decided about what one wrote.
    Decisions(Box<DecisionsPage>),
    /// One of these decisions.
    Decision(Box<DecisionPage>),
    /// What waits for moderators.
    Queue(Box<QueuePage>),
    /// A case.
    Case(Box<CasePage>),
    /// Clear a flood.
    Crowd(Box<CrowdPage>),
    /// How far that is.
    BulkRemoval(Box<BulkRemovalPage>),
    /// What members are told of moderation.
    Transparency(TransparencyPage),
    /// What moderators see at a glance.
    Board(Box<Board>),
    /// The targets that it is measured by.
    TimeTargets(Box<TimeTargetsPage>),
    /// Lock or slow a topic.
    TopicLimits(Box<TopicLimitsPage>),
    /// The log.
    ModerationLog(Box<ModerationLogPage>),
    /// What comments are looked at for.
    WatchRules(Box<WatchRulesPage>),
}

impl PageView for ModerationPage {
    fn title(&self, language: Language) -> String {
        title(language, self)
    }

    fn view(self, context: Context) -> Markup {
        body(context, self)
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        Vec::new()
    }
}

/// The page's own title.
fn title(language: Language, page: &ModerationPage) -> String {
    let t = locale(language);
    match page {
        ModerationPage::Report(_) => td_string!(t, moderation.report.title).to_owned(),
        ModerationPage::Decisions(_) => td_string!(t, moderation.decisions.title).to_owned(),
        ModerationPage::Decision(page) => {
            td_string!(t, moderation.decisions.one, date = date(language, page.decision.at))
        }
        ModerationPage::Queue(_) => td_string!(t, moderation.queue.title).to_owned(),
        ModerationPage::Case(page) => td_string!(t, moderation.case.title, number = page.case.line.id),
        ModerationPage::Crowd(_) => td_string!(t, moderation.bulk_removal.title).to_owned(),
        ModerationPage::BulkRemoval(_) => td_string!(t, moderation.bulk_removal.one).to_owned(),
        ModerationPage::Transparency(_) => td_string!(t, insight.transparency.title).to_owned(),
        ModerationPage::Board(_) => td_string!(t, insight.board.title).to_owned(),
        ModerationPage::TimeTargets(_) => td_string!(t, insight.targets.title).to_owned(),
        ModerationPage::TopicLimits(_) => td_string!(t, topic_limits.title).to_owned(),
        ModerationPage::ModerationLog(_) => td_string!(t, moderation_log.title).to_owned(),
        ModerationPage::WatchRules(_) => td_string!(t, watch.title).to_owned(),
    }
}

/// What stands between the header and the footer.
fn body(context: Context, page: ModerationPage) -> Markup {
    match page {
        ModerationPage::Report(page) => view! { <Report context page=*page/> }.markup(),
        ModerationPage::Decisions(page) => view! { <Decisions context page=*page/> }.markup(),
        ModerationPage::Decision(page) => view! { <DecisionView context page=*page/> }.markup(),
        ModerationPage::Queue(page) => view! { <Queue context page=*page/> }.markup(),
        ModerationPage::Case(page) => view! { <CaseView context page=*page/> }.markup(),
        ModerationPage::Crowd(page) => view! { <Crowd context page=*page/> }.markup(),
        ModerationPage::BulkRemoval(page) => view! { <OneBulkRemoval context page=*page/> }.markup(),
        ModerationPage::Transparency(page) => view! { <Transparency context page/> }.markup(),
        ModerationPage::Board(page) => view! { <BoardView context page=*page/> }.markup(),
        ModerationPage::TimeTargets(page) => view! { <TimeTargetsView context page=*page/> }.markup(),
        ModerationPage::TopicLimits(page) => view! { <TopicLimitsView context page=*page/> }.markup(),
        ModerationPage::ModerationLog(page) => view! { <ModerationLog context page=*page/> }.markup(),
        ModerationPage::WatchRules(page) => view! { <WatchRulesView context page=*page/> }.markup(),
    }
}
