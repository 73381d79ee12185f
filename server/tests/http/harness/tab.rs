//! A page that stays open in a tab while its member's session ends.

use super::{Answer, Site};
use crate::comments::Scene;
use crate::forms::whose;
use crate::members::Browser;

/// The topic of a [`Scene`], open in a tab of barnabe's browser.
pub struct Tab<'s> {
    pub scene: Scene<'s>,
    /// The topic's page, and where its comments are sent.
    pub page: String,
    pub address: String,
    /// Whose the page's forms say that they are.
    pub whose: String,
}

impl<'s> Tab<'s> {
    /// A page that was opened; the session goes on.
    pub async fn open(site: &'s Site) -> Self {
        let mut scene = Scene::new(site).await;
        let page = scene.page();
        let whose = whose(&scene.people[0].get(&page).await.body);
        Self { scene, address: format!("{page}/comments"), page, whose }
    }

    /// The same in a browser that was signed out since.
    pub async fn signed_out(site: &'s Site) -> Self {
        let mut tab = Self::open(site).await;
        tab.browser().post("/en/sign-out", &[]).await;
        tab
    }

    pub fn browser(&mut self) -> &mut Browser<'s> {
        &mut self.scene.people[0]
    }

    /// Sends what was typed into the page's composer.
    pub async fn send(&mut self, text: &str) -> Answer {
        let (address, whose) = (self.address.clone(), self.whose.clone());
        self.browser().post(&address, &[("whose", &whose), ("body", text)]).await
    }

    /// Signs in again, and opens the page anew.
    pub async fn come_back(&mut self) -> String {
        self.browser().sign_in("barnabe").await;
        self.look().await
    }

    /// The page as it is now.
    pub async fn look(&mut self) -> String {
        let page = self.page.clone();
        self.browser().get(&page).await.body
    }
}
