//! Which page of the Community is written: its title, its matter, and what it shows.

use domain::Language;
use domain::community::GuestContent;
use leptos::prelude::*;
use store::community::comment::Comment;
use store::community::following::KeptTopics;
use store::community::notification::Notification;
use store::community::{Theme, TopicLine};
use store::moderation::{Mute, TopicLimitInForce};
use time::OffsetDateTime;
use uuid::Uuid;

use super::actions::{Conversation, Discussion, Edited, Order, PublishedOutcome, Refused, SearchResults};
use super::conversation::ConversationView;
use super::edit::EditComment;
use super::following::MyTopics;
use super::guest_post::{GuestPostPage, OwnGuestPost};
use super::guest_posts::{GuestPostsPage, OwnGuestPosts, Propose, ProposePage, guest_title};
use super::home::CommunityHome;
use super::notifications::NoticeList;
use super::search::SearchPage;
use super::suggest::{OwnSuggestions, OwnSuggestionsPage, Suggest, SuggestPage};
use super::theme::ThemeTopics;
use super::topic::TopicView;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::ui::{IntoMarkup, Markup};

/// A page of the Community.
#[derive(Clone, Debug)]
pub enum CommunityPage {
    /// Where a member arrives.
    Front(FrontPage),
    /// A theme.
    Theme(Box<ThemePage>),
    /// A topic.
    Topic(Box<TopicPage>),
    /// A comment and the replies to it.
    Conversation(Box<ConversationPage>),
    /// A comment to change.
    Edit(Box<EditPage>),
    /// What was found.
    Search(Box<SearchResults>),
    /// A topic to suggest.
    Suggest(Box<SuggestPage>),
    /// What one has suggested.
    OwnSuggestions(OwnSuggestionsPage),
    /// One's own guest posts.
    GuestPosts(GuestPostsPage),
    /// A guest post to propose.
    ProposeGuestPost(Box<ProposePage>),
    /// A guest post of one's own.
    GuestPost(Box<GuestPostPage>),
    /// The topics that the reader keeps an eye on.
    MyTopics(Box<KeptTopics>),
    /// What the reader is told.
    Notifications(NotificationsPage),
}

impl CommunityPage {
    /// What its address asks for besides its path, so that the other language shows the same.
    pub(crate) fn query(&self) -> String {
        match self {
            Self::Topic(page) => {
                let Discussion { order, after, page, .. } = &page.discussion;
                match order {
                    Order::Oldest if *page > 1 => format!("?page={page}"),
                    Order::Oldest => String::new(),
                    order => format!("?order={}&after={after}", order.code()),
                }
            }
            Self::Conversation(page) if page.conversation.page > 1 => {
                format!("?page={}", page.conversation.page)
            }
            Self::Search(found) => match serde_urlencoded::to_string(&found.fields) {
                Ok(fields) => format!("?{fields}"),
                Err(_) => String::new(),
            },
            _ => String::new(),
        }
    }
}

/// What is discussed now, and every theme.
#[derive(Clone, Debug)]
pub struct FrontPage {
    /// Who arrives.
    pub username: String,
    /// The topics that take comments: pinned ones, then those that were commented on last.
    pub current: Vec<TopicLine>,
    /// The themes, in their order.
    pub themes: Vec<Theme>,
}

/// What somebody is told, a page of it.
#[derive(Clone, Debug)]
pub struct NotificationsPage {
    /// The newest first.
    pub notices: Vec<Notification>,
    /// After which the next page begins.
    pub next: Option<i64>,
    /// Whether it is the first page.
    pub is_first: bool,
}

/// A theme, with a page of its topics.
#[derive(Clone, Debug)]
pub struct ThemePage {
    /// The theme.
    pub theme: Theme,
    /// Its topics.
    pub topics: Vec<TopicLine>,
    /// Whether those that take comments, or those that are over.
    pub is_open: bool,
    /// The page.
    pub page: u32,
    /// Whether there is another.
    pub has_next: bool,
}

/// Who reads, and what they are writing.
#[derive(Clone, Debug)]
pub struct Composer {
    /// Who writes.
    pub person: Uuid,
    /// Whether they may write at all.
    pub may_write: bool,
    /// Whether moderators keep them from writing here.
    pub muted: Option<Mute>,
    /// What they have typed.
    pub body: String,
    /// The language they chose.
    pub language: Option<Language>,
    /// The form.
    pub form: Uuid,
    /// The version of the draft that it goes on with; 0 for none.
    pub draft: i64,
    /// When that was kept, where it stands in the form as it was.
    pub kept: Option<OffsetDateTime>,
    /// What another draft says, which was written elsewhere meanwhile.
    pub other: Option<String>,
    /// Why it was not posted.
    pub refused: Option<Refused>,
    /// How it will look.
    pub preview: Option<String>,
}

/// A topic that members see.
#[derive(Clone, Debug)]
pub struct TopicPage {
    /// What is said about it.
    pub discussion: Discussion,
    /// What came of it, where members are told.
    pub told: Option<PublishedOutcome>,
    /// Who wrote it, where it is a guest post and they have not left.
    pub signature: Option<GuestContent>,
    /// What the reader is writing.
    pub composer: Composer,
    /// What holds it back.
    pub topic_limits: Vec<TopicLimitInForce>,
    /// Whether the reader moderates it.
    pub moderates: bool,
}

/// A comment and the replies to it.
#[derive(Clone, Debug)]
pub struct ConversationPage {
    /// What is said.
    pub conversation: Conversation,
    /// What the reader is writing.
    pub composer: Composer,
    /// What holds the topic back.
    pub topic_limits: Vec<TopicLimitInForce>,
    /// Whether the reader moderates it.
    pub moderates: bool,
}

/// A comment of one's own to change.
#[derive(Clone, Debug)]
pub struct EditPage {
    /// The comment.
    pub comment: Comment,
    /// Whether it may still be changed.
    pub may_change: bool,
    /// As typed.
    pub body: String,
    /// The language chosen.
    pub language: Option<Language>,
    /// A mark of what the comment says, as its author has seen it.
    pub seen: String,
    /// Why nothing was changed.
    pub refused: Option<Edited>,
    /// How it will look.
    pub preview: Option<String>,
    /// Where what was typed may be posted as another comment, and the number of its form, where it came from there.
    pub another: Option<(String, Uuid)>,
}

impl PageView for CommunityPage {
    fn title(&self, language: Language) -> String {
        title(language, self)
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        path + &self.query()
    }

    fn view(self, context: Context) -> Markup {
        body(context, self)
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        Vec::new()
    }
}

/// The page's own title.
fn title(language: Language, page: &CommunityPage) -> String {
    let t = locale(language);
    match page {
        CommunityPage::Front(_) => td_string!(t, community.title).to_owned(),
        CommunityPage::Theme(page) => page.theme.title.in_language(language).to_owned(),
        CommunityPage::Topic(page) => page.discussion.topic.content.in_language(language).title.clone(),
        CommunityPage::Conversation(page) => {
            let topic = &page.conversation.topic.content.in_language(language).title;
            format!("{} – {topic}", td_string!(t, community.comments.conversation))
        }
        CommunityPage::Suggest(_) => td_string!(t, suggestions.title).to_owned(),
        CommunityPage::OwnSuggestions(_) => td_string!(t, suggestions.own.title).to_owned(),
        CommunityPage::GuestPosts(_) => td_string!(t, guest_posts.own.title).to_owned(),
        CommunityPage::ProposeGuestPost(_) => td_string!(t, guest_posts.propose.title).to_owned(),
        CommunityPage::GuestPost(page) => guest_title(language, &page.post.content).1,
        CommunityPage::Search(_) => td_string!(t, community.search.title).to_owned(),
        CommunityPage::MyTopics(_) => td_string!(t, following.page.title).to_owned(),
        CommunityPage::Notifications(_) => td_string!(t, following.notifications.title).to_owned(),
        CommunityPage::Edit(_) => td_string!(t, community.edit.title).to_owned(),
    }
}

/// What stands between the header and the footer.
fn body(context: Context, page: CommunityPage) -> Markup {
    match page {
        CommunityPage::Front(page) => view! { <CommunityHome context page/> }.markup(),
        CommunityPage::Theme(page) => view! { <ThemeTopics context page=*page/> }.markup(),
        CommunityPage::Topic(page) => view! { <TopicView context page=*page/> }.markup(),
        CommunityPage::Conversation(page) => view! { <ConversationView context page=*page/> }.markup(),
        CommunityPage::MyTopics(kept) => view! { <MyTopics context kept=*kept/> }.markup(),
        CommunityPage::Notifications(page) => view! { <NoticeList context page/> }.markup(),
        CommunityPage::Search(found) => view! { <SearchPage context found=*found/> }.markup(),
        CommunityPage::Suggest(page) => view! { <Suggest context page=*page/> }.markup(),
        CommunityPage::OwnSuggestions(page) => view! { <OwnSuggestions context page/> }.markup(),
        CommunityPage::GuestPosts(page) => view! { <OwnGuestPosts context page/> }.markup(),
        CommunityPage::ProposeGuestPost(page) => view! { <Propose context page=*page/> }.markup(),
        CommunityPage::GuestPost(page) => view! { <OwnGuestPost context page=*page/> }.markup(),
        CommunityPage::Edit(page) => view! { <EditComment context page=*page/> }.markup(),
    }
}
